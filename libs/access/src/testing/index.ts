export {
  type KeyServer,
  newSigningKey,
  signed,
  type SigningKey,
  startKeyServer,
  startTokenSource,
  type TokenSource,
} from './key-server';
export { sampleEntry } from './sample-entry';
export { AccessGuard } from '../access.guard';
