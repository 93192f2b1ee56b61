import { join } from 'node:path';
import { everyShapeDecodes } from '@app/event-store/testing';
import { daysCodec, remindersCodec } from './reminders.codec';

const samples = join(__dirname, 'domain/samples');
describe('Stored events of the reminders', () => everyShapeDecodes(remindersCodec, join(samples, 'reminders')));
describe('Stored events of the days', () => everyShapeDecodes(daysCodec, join(samples, 'days')));
