export { consent } from '../../consent/src/index';
