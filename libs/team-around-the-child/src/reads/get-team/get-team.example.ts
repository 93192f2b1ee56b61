import { exampleDay, exampleIds } from '@app/http';
import { type TeamSummary, type TeamView } from './get-team.query';

const [childId, tacId, agencyId] = exampleIds;
const actionId = '1b7e5a90-2c4d-4f83-9e06-8d3f7c5b2a41';
const team: TeamSummary = {
  tacId,
  status: 'open',
  convenedOn: exampleDay,
  closedOn: null,
  closeReason: null,
  carriedOnBy: null,
  mergedInto: null,
  takenIn: [],
  place: 'BAN',
  conveningAgency: agencyId,
  children: [{ childId, episode: 1, since: exampleDay, until: null }],
  members: [],
  plannedAgency: null,
  familyAbsence: null,
  schedule: [],
  meetings: [],
  corrections: [],
  plan: [
    {
      actionId,
      childId,
      need: 'D4',
      outcome: 'BH',
      aim: null,
      owner: { kind: 'service', id: agencyId },
      agreedOn: exampleDay,
      dueOn: '2007-05-28',
      status: 'planned',
      statusOn: exampleDay,
      amended: null,
    },
  ],
  reviews: [],
  followUp: null,
  escalations: [],
  nextReviewOn: null,
  revision: '1',
  reviewDueOn: '2007-05-28',
  stage: 'convening',
  remainingAgency: null,
  flags: ['no-next-date'],
};

/** For the API's description: a team that is asked together and has agreed one action. */
export const teamExample: TeamView = {
  ...team,
  written: { [actionId]: { description: 'A place in the breakfast club, each school day' } },
};
/** For the API's description. */
export const teamsExample: { readonly childId: string; readonly teams: readonly TeamSummary[] } = {
  childId,
  teams: [team],
};
