import { type CalendarDate, isRefusal, type Refusal } from '@app/kernel';
import { type TeamNoted } from '../caf.events';
import { type CafFile } from '../caf.state';
import { existingEpisode } from '../guards';

export interface NoteTeam {
  readonly type: 'NoteTeam';
  readonly episode: number;
  readonly on: CalendarDate;
  readonly tacId: string;
}

/**
 * Takes note that a team was convened. Sent by an automation after the fact, so it is not refused for a CAF that has been
 * closed meanwhile: whoever hears both must see that a team is left over.
 */
export const noteTeam = (
  { episode: number, on, tacId }: NoteTeam,
  file: CafFile,
): readonly TeamNoted[] | Refusal<'caf-not-found'> => {
  const episode = existingEpisode(file, number);
  if (isRefusal(episode)) return episode;
  return episode.teams.includes(tacId) ? [] : [{ type: 'TeamNoted', data: { episode: number, on, tacId } }];
};
