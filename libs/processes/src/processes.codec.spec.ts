import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { followUpCodec } from './processes.codec';

describe('Stored events of the processes', () => everyShapeDecodes(followUpCodec, join(__dirname, 'domain/samples')));
