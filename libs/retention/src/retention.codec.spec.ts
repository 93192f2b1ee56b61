import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { legalHoldCodec, retentionCodec } from './retention.codec';

describe('Stored events of retention', () => everyShapeDecodes(retentionCodec, join(__dirname, 'domain/samples')));
describe('Stored events of holds on all records', () =>
  everyShapeDecodes(legalHoldCodec, join(__dirname, 'domain/samples-of-legal-hold')));
