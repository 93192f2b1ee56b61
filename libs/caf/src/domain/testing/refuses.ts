import { given } from '@app/kernel/testing';
import { caf, type CafCommand } from '../caf';
import { type CafEvent } from '../caf.events';
import { closed, suspended, voided } from './story';

type OnEpisode = Extract<CafCommand, { readonly episode: number; readonly today: string }>;

/**
 * Declares what every command on an open episode refuses alike. `past` is where the command would be accepted; `earlier` is a day
 * before the step that it must follow.
 */
export const refusesWhatNoStepMay = (
  command: OnEpisode,
  past: readonly CafEvent[],
  { earlier = '2007-02-28', whileSuspended = true }: { earlier?: string; whileSuspended?: boolean } = {},
): void => {
  it('refuses an episode that is not there', () =>
    given(caf, ...past)
      .when({ ...command, episode: 9 })
      .thenRefused('caf-not-found'));
  it('refuses an episode that is closed', () =>
    given(caf, ...past, closed)
      .when({ ...command, on: '2007-08-01' })
      .thenRefused('caf-not-open'));
  it('refuses an episode that is void', () =>
    given(caf, ...past, voided)
      .when(command)
      .thenRefused('caf-not-open'));
  it('refuses a day to come', () =>
    given(caf, ...past)
      .when({ ...command, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a day before the step that it follows', () =>
    given(caf, ...past)
      .when({ ...command, on: earlier })
      .thenRefused('impossible-date-order', '/on'));
  if (whileSuspended)
    it('refuses while the family has asked for a pause', () =>
      given(caf, ...past, suspended)
        .when(command)
        .thenRefused('caf-suspended'));
};
