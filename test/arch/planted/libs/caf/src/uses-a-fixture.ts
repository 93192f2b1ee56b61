export { fixture } from '../../consent/src/testing/index';
