export { everyShapeDecodes } from './samples';
