export { inner } from '../../../../consent/src/inner';
