import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { breakGlassCodec } from './break-glass.codec';

describe('Stored events of break-glass', () => everyShapeDecodes(breakGlassCodec, join(__dirname, 'domain/samples')));
