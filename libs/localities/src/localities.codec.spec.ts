import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { localityCodec } from './localities.codec';

describe('Stored events of the localities', () => everyShapeDecodes(localityCodec, join(__dirname, 'domain/samples')));
