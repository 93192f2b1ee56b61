export { type Api, createApi, NoIssuer, PortBusy } from './create-api';
export { openApiOf } from './openapi';
