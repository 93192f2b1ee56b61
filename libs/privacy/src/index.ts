export {
  type BeyondRecovery,
  beyondRecovery,
  destructibleFrom,
  type RotationPlan,
  rotationDueOn,
  type WrappingKey,
} from './beyond-recovery';
export { SealBroken } from './envelope';
export { type ErasureRegister, FileErasureRegister, RegisterDamaged } from './erasure-register';
export {
  type KeyEncryptionKeys,
  KeyEncryptionKeyMissing,
  KEY_BYTES,
  LocalKeyEncryptionKeys,
} from './key-encryption-keys';
export { isDevelopmentKey, type KeyFiles, keyEncryptionKeysFrom, keyFilesOf, keyIdOfFile } from './key-file';
export { createPrivateFile, KeyFileRefused, readPrivateFile } from './private-file';
export { type KeyTable, type KeptKey, type WrappedKey } from './key-table';
export { type Held, KeyMissing, Keyring, type KeyringOptions } from './keyring';
export { KeyedDigests } from './keyed-digests';
export { KeyedSealer } from './keyed.sealer';
export { openPrivacy, type Privacy } from './privacy';
export { PostgresKeyTable } from './postgres/postgres.key-table';
export { privacyMigrations } from './postgres/privacy.migrations';
