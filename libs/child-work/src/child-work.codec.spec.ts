import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { childWorkCodec } from './child-work.codec';

describe('Stored shapes of what is reserved', () =>
  everyShapeDecodes(childWorkCodec, join(__dirname, 'domain/samples')));
