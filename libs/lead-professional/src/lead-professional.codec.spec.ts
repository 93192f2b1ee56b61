import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { leadProfessionalCodec } from './lead-professional.codec';

describe('Stored events of the Lead Professional', () =>
  everyShapeDecodes(leadProfessionalCodec, join(__dirname, 'domain/samples')));
