import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { childCodec } from './children.codec';

describe('Stored events of the child register', () => everyShapeDecodes(childCodec, join(__dirname, 'domain/samples')));
