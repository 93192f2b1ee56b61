import { TokenRefused } from '@app/access';
import {
  CannotStartDatabase,
  DatabaseTooOld,
  DatabaseUnreachable,
  SchemaBehind,
  SchemaFromTheFuture,
} from '@app/database';
import { RebuildUnderWay, UnknownFeed } from '@app/feeds';
import { HeadsDamaged, RecordsReplaced } from '@app/integrity';
import { KeyEncryptionKeyMissing, KeyFileRefused, RegisterDamaged } from '@app/privacy';
import { RowsNotSecured } from '@app/relations';
import { AccountOverOthers, ConfigError, faultFields } from '@app/runtime';
import { PortBusy } from '../../api/src';
import { Failure } from './failure';

/** Errors whose message is written for whoever started the program. */
const plain = [
  Failure,
  ConfigError,
  CannotStartDatabase,
  DatabaseTooOld,
  DatabaseUnreachable,
  SchemaBehind,
  SchemaFromTheFuture,
  AccountOverOthers,
  RowsNotSecured,
  KeyFileRefused,
  KeyEncryptionKeyMissing,
  RegisterDamaged,
  HeadsDamaged,
  RecordsReplaced,
  PortBusy,
  RebuildUnderWay,
  TokenRefused,
  UnknownFeed,
];

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.:\n]/.test(text) ? '' : '.');

/** What to print when a command cannot be carried out. Of an unexpected error only its kind and place: its message may quote a record. */
export const sentenceFor = (error: unknown): string => {
  if (error instanceof Error && plain.some((kind) => error instanceof kind)) return sentence(error.message);
  const { error: kind, code, trace } = faultFields(error);
  return `Teamaround stopped because of a fault of its own (${[kind, code].filter(Boolean).join(' ')}): ${trace ?? ''}`;
};
