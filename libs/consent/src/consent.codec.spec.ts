import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { consentCodec } from './consent.codec';

describe('Stored events of consent', () => everyShapeDecodes(consentCodec, join(__dirname, 'domain/samples')));
