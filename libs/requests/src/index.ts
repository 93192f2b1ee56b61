export { requestsRoom } from './requests.room';
