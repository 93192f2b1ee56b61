export { type DeclaredRoute, UndeclaredRoutes } from './declared-routes';
export { type Api, createApi, NoIssuer, PortBusy } from './create-api';
export { openApiOf } from './openapi';
