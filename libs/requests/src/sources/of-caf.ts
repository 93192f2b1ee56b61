import { cafAggregate, cafCodec, type CafFile, type Episode, isOpen } from '@app/caf';
import { addDays, isOpenAction } from '@app/kernel';
import { deadlineFrom } from '@app/timescales';
import { asks, type OpenRequest, whoIsAtWork } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = cafAggregate.decider;

const contributionKey = (episode: number, contribution: number): string => `contribution.${episode}.${contribution}`;

const transferKey = (episode: number, transfer: number): string => `transfer.${episode}.${transfer}`;

const ofEpisode = (episode: Episode, childId: string): readonly OpenRequest[] => {
  const { number: nth, contributions, transfers, stepUps, plan, teams, firstTeamOn, openedOn } = episode;
  const ofCaf = `/v1/children/${childId}/caf/${nth}`;
  return [
    ...contributions
      .filter(({ status }) => status === 'requested')
      .map(({ number, agencyId, on }) =>
        asks({
          ...{ kind: 'contribution', key: contributionKey(nth, number), childId, number, from: on },
          to: [{ as: 'agency', agencyId }],
          route: `${ofCaf}/contributions`,
        }),
      ),
    ...transfers
      .filter(({ status }) => status === 'pending')
      .map(({ number, toPlace, on }) =>
        asks({
          ...{ kind: 'transfer', key: transferKey(nth, number), childId, number, from: on },
          to: [{ as: 'coordinator', place: toPlace }],
          route: `${ofCaf}/transfers/${number}/acceptance`,
        }),
      ),
    ...stepUps
      .filter(({ status }) => status === 'pending')
      .map(({ number, on }) =>
        asks({
          ...{ kind: 'step-up-decision', key: `step-up.${nth}.${number}`, childId, number, from: on },
          by: deadlineFrom('step-up-decision', on)?.dueOn ?? null,
          to: [{ as: 'social-care' }],
          route: `${ofCaf}/step-ups/${number}/acceptance`,
        }),
      ),
    ...(firstTeamOn === null || teams.length > 0
      ? []
      : [
          asks({
            ...{ kind: 'first-team-meeting', key: `first-team.${nth}`, childId, from: openedOn, by: firstTeamOn },
            to: whoIsAtWork,
            route: '/v1/teams',
          }),
        ]),
    ...plan.filter(isOpenAction).map(({ actionId, dueOn }) =>
      asks({
        ...{ kind: 'overdue-action', key: `action.${actionId}`, childId, from: addDays(dueOn, 1), by: dueOn },
        to: whoIsAtWork,
        route: `${ofCaf}/actions/${actionId}/progress`,
      }),
    ),
  ];
};

/** Contributions, transfers, decisions of social care, the first team that was agreed with it, and what one agency has not done in time. */
export const ofCaf: RequestSource<CafFile> = {
  prefix: 'caf.',
  initial,
  fold: (file, event) => {
    const fact = cafCodec.decode(event);
    return fact === undefined ? file : evolve(file, fact);
  },
  open: ({ episodes }, childId) => episodes.filter(isOpen).flatMap((episode) => ofEpisode(episode, childId)),
  wordsFor: (event) => {
    const fact = cafCodec.decode(event);
    switch (fact?.type) {
      case 'ContributionRequested':
        return contributionKey(fact.data.episode, fact.data.contribution);
      case 'TransferRequested':
        return transferKey(fact.data.episode, fact.data.transfer);
      default:
        return undefined;
    }
  },
};
