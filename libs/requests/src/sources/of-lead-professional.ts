import { type Assignments, leadProfessionalAggregate, leadProfessionalCodec } from '@app/lead-professional';
import { asks } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = leadProfessionalAggregate.decider;

/** Whoever is asked to be the Lead Professional. */
export const ofLeadProfessional: RequestSource<Assignments> = {
  prefix: 'lead-professional.',
  initial,
  fold: (assignments, event) => {
    const fact = leadProfessionalCodec.decode(event);
    return fact === undefined ? assignments : evolve(assignments, fact);
  },
  open: ({ all }, childId) =>
    all
      .filter(({ status }) => status === 'proposed')
      .map(({ number, practitionerId, agencyId, proposedOn }) =>
        asks({
          ...{ kind: 'lead-proposal', key: `proposal.${number}`, childId, number, from: proposedOn },
          to: [{ as: 'practitioner', practitionerId, agencyId }],
          route: `/v1/children/${childId}/lead-professional/proposals/${number}/acceptance`,
        }),
      ),
};
