export { store } from '../../../event-store/src/index';
