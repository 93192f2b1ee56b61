import {
  type AskedOf,
  assessmentAllowed,
  conflictOn,
  type Consent,
  consentAggregate,
  consentCodec,
  type SharedWithoutConsent,
  isUnanswered,
  sharingOn,
} from '@app/consent';
import { addDays, type CalendarDate } from '@app/kernel';
import { type Addressee, asks, expiresSoonFrom, type OpenRequest, whoIsAtWork } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = consentAggregate.decider;

/** What the family said, and the day on which it was learnt that what had been taken for its word never was. */
export interface HeardConsent extends Readonly<Record<string, unknown>> {
  readonly consent: Consent;
  readonly neverSaidOn: CalendarDate | null;
}

/** Later than anything that anybody says. */
const FAR: CalendarDate = '9999-12-30';
const holding: readonly ((consent: Consent, on: CalendarDate) => boolean)[] = [
  (consent, on) => assessmentAllowed(consent, on) === 'allowed',
  (consent, on) => sharingOn(consent, on) !== undefined,
];

/** @returns the last day of consent that ends by itself, as things were said by now; undefined where none does, or it has ended otherwise. */
const lastDayOf = (consent: Consent): CalendarDate | undefined => {
  const ends = consent.sayings.flatMap((saying) => {
    const end =
      saying.kind === 'given' ? saying.statement.expiresOn : saying.kind === 'renewed' ? saying.expiresOn : null;
    return end === null ? [] : [end];
  });
  const latest = consent.sayings.at(-1)?.from ?? FAR;
  return holding
    .filter((holds) => !holds(consent, FAR))
    .flatMap((holds) => {
      const last = ends
        .filter((end) => end >= latest && holds(consent, end) && !holds(consent, addDays(end, 1)))
        .toSorted()
        .at(-1);
      return last === undefined ? [] : [last];
    })
    .toSorted()
    .at(0);
};

const aboutConsent = (
  childId: string,
  kind: OpenRequest['kind'],
  more: Pick<OpenRequest, 'from'> & Partial<OpenRequest>,
): OpenRequest =>
  asks({
    ...{ kind, key: kind, childId, to: whoIsAtWork, whileAtWork: true },
    route: `/v1/children/${childId}/consent`,
    ...more,
  });

/** What is asked about decisions to share without consent: a manager's word, a second look, an answer; and who is told of them. */
const aboutSharing = (childId: string, sharing: SharedWithoutConsent): readonly OpenRequest[] => {
  const { sharingId, byAgency, confirmBy, confirmedBy, recordedBy, on, until, endedOn, challenges } = sharing;
  const route = `/v1/children/${childId}/consent/sharings-without-consent/${sharingId}`;
  const asked = (
    kind: OpenRequest['kind'],
    key: string,
    more: Pick<OpenRequest, 'from' | 'to' | 'route'> & Partial<OpenRequest>,
  ): OpenRequest => asks({ kind, key, childId, until, ...more });
  const unanswered = challenges
    .filter(({ upheld }) => upheld === null)
    .map(({ challengeId, by }) =>
      asked('sharing-challenge', challengeId, {
        ...{ from: on, to: [{ as: 'county-caf-team' }, { as: 'information-governance', except: by }] },
        route: `${route}/challenges/${challengeId}/answer`,
      }),
    );
  if (endedOn !== null) return [];
  const owed = confirmBy !== null && confirmedBy === null && byAgency !== null;
  return [
    ...(owed
      ? [
          asked('sharing-confirmation', `${sharingId} confirmation`, {
            ...{ from: on, by: confirmBy, until: confirmBy, to: [{ as: 'agency', agencyId: byAgency }] },
            route: `${route}/confirmation`,
          }),
        ]
      : []),
    asked('sharing-notice', `${sharingId} notice`, {
      from: on,
      to: [
        { as: 'coordinator', except: recordedBy },
        { as: 'information-governance', except: recordedBy },
      ],
      route: `${route}/challenges`,
    }),
    asked('sharing-review', `${sharingId} review`, {
      ...{ from: expiresSoonFrom(until), by: until, to: whoIsAtWork },
      route: `${route}/reviews`,
    }),
    ...unanswered,
  ];
};
/** Never whoever says it themselves: somebody else has to stand for it. */
const askedOf = (positions: readonly AskedOf[], except: string): readonly Addressee[] =>
  positions.map((as) => (as === 'county' ? { as: 'county-caf-team' } : { as, except }));

/** What somebody reports that the family said; of the county's team as well, once those who were asked have let their day pass. */
const wishesIn = ({ wishes }: Consent, childId: string): readonly OpenRequest[] =>
  wishes.filter(isUnanswered).flatMap(({ wishId, on, answerBy, askedOf: asked, reportedBy }) => {
    const route = `/v1/children/${childId}/reported-wishes/${wishId}`;
    const request = { kind: 'reported-wish' as const, childId, by: answerBy, route };
    const first = { key: `wish-${wishId}`, to: askedOf(asked, reportedBy.practitionerId), from: on };
    const late = { key: `wish-${wishId}-late`, to: [{ as: 'county-caf-team' as const }], from: addDays(answerBy, 1) };
    return [asks({ ...request, ...first }), ...(asked.includes('county') ? [] : [asks({ ...request, ...late })])];
  });

/** Whether the work ends that rested on what one person has recorded as taken back. */
const endingsIn = ({ endings, sayings }: Consent, childId: string): readonly OpenRequest[] =>
  endings
    .filter(({ agreed, askedOf: asked }) => agreed === null && asked.length > 0)
    .map(({ statementId, until, askedOf: asked, recordedBy }) =>
      asks({
        ...{ kind: 'work-ending', key: `ending-${statementId}`, childId, by: until },
        to: askedOf(asked, recordedBy.practitionerId),
        from: sayings.find((saying) => saying.statementId === statementId)?.from ?? until,
        route: `/v1/children/${childId}/consent/statements/${statementId}/ending`,
      }),
    );

/** Consent that ends soon or has ended, on which the family disagrees, or which turned out never to have been given. */
export const ofConsent: RequestSource<HeardConsent> = {
  prefix: 'consent.',
  initial: { consent: initial, neverSaidOn: null },
  fold: (heard, event) => {
    const fact = consentCodec.decode(event);
    if (fact === undefined) return heard;
    const wasNeverSaid = fact.type === 'ConsentCorrected' && fact.data.neverSaid;
    return {
      consent: evolve(heard.consent, fact),
      neverSaidOn: wasNeverSaid ? event.meta.recordedAt.slice(0, 10) : heard.neverSaidOn,
    };
  },
  open: ({ consent, neverSaidOn }, childId) => {
    const last = lastDayOf(consent);
    const latest = consent.sayings.at(-1);
    const isGone = neverSaidOn !== null && assessmentAllowed(consent, FAR) === 'consent-not-recorded';
    return [
      ...(last === undefined
        ? []
        : [
            aboutConsent(childId, 'consent-expiring', {
              ...{ from: expiresSoonFrom(last), until: last, by: last },
              route: `/v1/children/${childId}/consent/renewals`,
            }),
            aboutConsent(childId, 'consent-expired', { from: addDays(last, 1), by: last }),
          ]),
      ...(latest !== undefined && conflictOn(consent, FAR).length > 0
        ? [aboutConsent(childId, 'consent-disagreed', { from: latest.from })]
        : []),
      ...consent.sharedWithout.flatMap((sharing) => aboutSharing(childId, sharing)),
      ...(isGone ? [aboutConsent(childId, 'consent-never-said', { from: neverSaidOn })] : []),
      ...wishesIn(consent, childId),
      ...endingsIn(consent, childId),
    ];
  },
};
