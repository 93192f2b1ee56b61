import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { cafCodec } from './caf.codec';

describe('Stored events of the CAF', () => everyShapeDecodes(cafCodec, join(__dirname, 'domain/samples')));
