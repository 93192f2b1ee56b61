import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { meetingCallsCodec } from './meeting-calls.codec';

describe('Stored events of calls for a meeting', () =>
  everyShapeDecodes(meetingCallsCodec, join(__dirname, 'domain/samples')));
