export { anyLife, firstDay, lastDay, live } from '../domain/testing/lives';
