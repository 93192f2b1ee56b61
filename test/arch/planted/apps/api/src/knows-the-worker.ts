export { worker } from '../../worker/src/index';
