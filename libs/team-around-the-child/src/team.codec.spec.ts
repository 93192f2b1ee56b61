import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { teamCodec } from './team.codec';

describe('Stored events of the team', () => everyShapeDecodes(teamCodec, join(__dirname, 'domain/samples')));
