import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { agencyCodec, practitionerCodec } from './practitioners.codec';

const samples = join(__dirname, 'domain/samples');
describe('Stored events of the agencies', () => everyShapeDecodes(agencyCodec, join(samples, 'agencies')));
describe('Stored events of the practitioners', () =>
  everyShapeDecodes(practitionerCodec, join(samples, 'practitioners')));
