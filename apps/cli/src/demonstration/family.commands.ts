import { type Command } from '@nestjs/cqrs';
import { ChangeCaf, EndCaf, OpenCafCommand } from '@app/caf';
import { RegisterChildCommand } from '@app/children';
import { ChangeConsent } from '@app/consent';
import { derivedId, type Envelope, type Outcome } from '@app/event-store';
import { addDays, type CalendarDate } from '@app/kernel';
import { ChangeLeadProfessionalOf } from '@app/lead-professional';
import { ChangeTeam, ConveneTeamCommand } from '@app/team-around-the-child';
import { type Episode, type Family, type Meeting, type Practitioner, socialWorkerOf, type Turn } from './county.plan';

/** One thing that somebody does for a family, as the command that the API would send for them. */
export type Step = Command<Outcome>;

/** Puts a request into an envelope: `name` tells the steps of one family apart and makes a repeat recognisable. */
export type Seal = <C>(name: string, by: Practitioner, command: C) => Envelope<C>;

const role = 'practitioner';
export { role as demonstrationRole };

/** What a family's life needs besides the plan: who steps in where nobody leads, and the search that its CAF is opened on. */
export interface Around {
  readonly coordinator: Practitioner;
  readonly searchId: string | undefined;
}

/** @returns who looks whether there is a CAF already; undefined where none is opened, or social care hands one over. */
export const searcherOf = ({ episode }: Family): Practitioner | undefined =>
  episode === undefined || episode.steppedDown ? undefined : episode.author;

/** The family's life as commands, each after those that it rests on. */
export const stepsOf = (family: Family, seal: Seal, around: Around): readonly Step[] => {
  const { childId, registeredBy, episode } = family;
  return [
    new RegisterChildCommand(
      childId,
      seal('register', registeredBy, {
        type: 'RegisterChild' as const,
        givenNames: family.givenNames,
        familyName: family.familyName,
        status: 'born' as const,
        birthDate: family.birthDate,
        sex: family.sex,
        place: family.place,
        localityBasis: 'postcode' as const,
        on: family.registeredOn,
        confirmedNew: true,
      }),
    ),
    ...(episode === undefined ? refusal(family, seal) : lifeOf(family, episode, seal, around)),
  ];
};

const parent = (family: Family) => ({
  givenBy: { kind: 'parent' as const, parentalResponsibility: true, personId: null },
  name: family.parentName,
});

const refusal = (family: Family, seal: Seal): readonly Step[] => [
  new ChangeConsent(
    family.childId,
    seal('refuse-consent', family.registeredBy, {
      type: 'RefuseConsent' as const,
      statementId: derivedId('refusal', family.childId),
      scopes: ['assess', 'store', 'share'] as const,
      refusedBy: parent(family).givenBy,
      how: 'verbal' as const,
      from: family.registeredOn,
      name: family.parentName,
    }),
  ),
];

const lifeOf = (family: Family, episode: Episode, seal: Seal, around: Around): readonly Step[] => [
  consent(family, episode, seal),
  open(family, episode, seal, around),
  ...(episode.assessedOn === undefined ? [] : assess(family, episode, episode.assessedOn, seal)),
  ...team(family, episode, seal),
  ...lead(family, episode, seal),
  ...singleAgencyPlan(family, episode, seal),
  ...(episode.turn === undefined ? [] : turnOf(family, episode, episode.turn, seal, around.coordinator)),
  ...close(family, episode, seal),
];

const consent = (family: Family, { helpers, author, openedOn, turn }: Episode, seal: Seal): Step =>
  new ChangeConsent(
    family.childId,
    seal('record-consent', family.registeredBy, {
      type: 'RecordConsent' as const,
      statementId: derivedId('consent', family.childId),
      scopes: ['assess', 'store', 'share'] as const,
      tier: 'additional' as const,
      allowedAgencies: [...new Set([author, ...helpers, ...askedLater(family, turn)].map(({ agencyId }) => agencyId))],
      excludedAgencies: [],
      excludedTopics: [],
      ...parent(family),
      how: 'written' as const,
      leafletGiven: true,
      validFrom: openedOn,
      expiresOn: null,
      evidenceId: null,
      takesAway: false,
    }),
  );

/** The family agrees to social care as well where it is going to be asked. */
const askedLater = ({ place }: Family, turn: Turn | undefined): readonly Practitioner[] =>
  turn?.kind === 'step-up' ? [socialWorkerOf(place)] : [];

const open = (
  family: Family,
  { author, openedOn, reason, steppedDown, team: planned }: Episode,
  seal: Seal,
  { coordinator, searchId }: Around,
): Step =>
  new OpenCafCommand(
    family.childId,
    seal('open-caf', author, {
      type: 'OpenCaf' as const,
      on: openedOn,
      episodeId: derivedId('episode', family.childId),
      form: 'caf-2007',
      ...(steppedDown
        ? {
            source: 'step-down' as const,
            stepDown: {
              from: 's17' as const,
              socialWorkerId: socialWorkerOf(family.place).practitionerId,
              firstTeamOn: planned?.convenedOn ?? null,
              leadProfessionalId: null,
              interimCoordinatorId: coordinator.practitionerId,
            },
          }
        : { source: 'new' as const }),
      ...(searchId === undefined ? {} : { searchId }),
      reasons: [reason],
      primaryReason: reason,
      whatLedToThis: 'Staff and family agreed that one shared assessment would help.',
      authorId: author.practitionerId,
      agencyId: author.agencyId,
      agencyType: author.agencyType,
      externalStart: null,
    }),
  );

const assess = (family: Family, episode: Episode, on: CalendarDate, seal: Seal): readonly Step[] => {
  const { author, closed } = episode;
  const noNeed = closed?.reason === 'no-additional-need-found';
  return [
    new ChangeCaf(
      family.childId,
      seal('complete-assessment', author, {
        type: 'CompleteAssessment' as const,
        episode: 1,
        on,
        finding: noNeed ? ('no-additional-need' as const) : ('additional-needs' as const),
        elements: noNeed
          ? []
          : [
              {
                element: 'D4',
                level: 'medium' as const,
                strengths: 'Talks openly with one trusted adult.',
                needs: 'Finds change hard and worries about school.',
                evidence: 'Seen at home and in class.',
              },
            ],
        childComment: { said: 'I would like someone to talk to.' },
        parentComment: { said: 'It helped to say it once, to everyone.' },
        conclusions: 'Early help should begin soon, close to home.',
        authorId: author.practitionerId,
        agencyId: author.agencyId,
      }),
    ),
    new ChangeCaf(
      family.childId,
      seal('decide-next-step', author, {
        type: 'DecideNextStep' as const,
        episode: 1,
        on,
        nextStep:
          episode.team !== undefined ? ('team' as const) : noNeed ? ('close' as const) : ('single-agency' as const),
        decidedBy: author.practitionerId,
        note: null,
      }),
    ),
  ];
};

/**
 * One action for each child from the first meeting on, and a review in every later one. Where all came to the second meeting the
 * action was done by then; otherwise it is still open, and in time overdue. A plan that is closed is complete.
 */
const plan = (
  family: Family,
  children: readonly string[],
  [first, ...later]: readonly Meeting[],
  [owner]: readonly Practitioner[],
  closedOn: CalendarDate | undefined,
  seal: Seal,
): readonly Step[] => {
  if (first === undefined || owner === undefined) return [];
  const { practitionerId, agencyId } = owner;
  const by = { practitionerId, agencyId };
  const step = (name: string, command: ConstructorParameters<typeof ChangeTeam>[1]['command']): Step =>
    new ChangeTeam(family.tacId, seal(name, owner, command));
  const doneOn = closedOn ?? (later[0]?.absent === -1 ? later[0].on : undefined);
  const actions = children.flatMap((childId, nth) => {
    const actionId = derivedId(`action ${nth}`, family.tacId);
    const agreed = step(`agree-action ${nth}`, {
      type: 'AgreeAction',
      actionId,
      on: first.on,
      by,
      childId,
      need: 'D4',
      outcome: 'PC',
      aim: 'PC4',
      owner: { kind: 'member', id: memberId(family, 0) },
      dueOn: first.nextReviewOn,
      description: 'Meets one trusted adult each week.',
      desiredOutcome: 'Can say what helps when things change.',
    });
    return doneOn === undefined
      ? [agreed]
      : [
          agreed,
          step(`action-done ${nth}`, {
            type: 'UpdateAction',
            actionId,
            on: doneOn,
            by,
            status: 'done',
            progress: 'They met every week.',
          }),
        ];
  });
  const reviews = later.map(({ on, nextReviewOn }, nth) =>
    step(`review ${nth}`, {
      type: 'RecordReview',
      reviewId: derivedId(`review ${nth}`, family.tacId),
      on,
      by,
      meetingId: derivedId(`meeting ${nth + 1}`, family.tacId),
      children: children.map((childId) => ({
        childId,
        outcomes: [
          {
            ecm: 'PC' as const,
            element: 'D4',
            result: doneOn === undefined ? ('not' as const) : ('partly' as const),
            distance: 4 + nth,
          },
        ],
        childComment: 'It is a bit easier now.',
        parentComment: null,
      })),
      nextReviewOn,
      closing: null,
    }),
  );
  return [...actions, ...reviews];
};

/** Weeks until a plan of one agency is reviewed, and until the next review after it. */
const reviewAfterDays = 42;
const nextReviewAfterDays = 49;

/** Where one agency goes on by itself its plan stands on the CAF, and is reviewed there; the next review may be overdue. */
const singleAgencyPlan = (
  family: Family,
  { author, assessedOn, team: planned, closed }: Episode,
  seal: Seal,
): readonly Step[] => {
  if (assessedOn === undefined || planned !== undefined || closed?.reason === 'no-additional-need-found') return [];
  const step = (name: string, command: ConstructorParameters<typeof ChangeCaf>[1]['command']): Step =>
    new ChangeCaf(family.childId, seal(name, author, command));
  const actionId = derivedId('action', family.childId);
  const agreed = step('agree-actions', {
    type: 'AgreeActions',
    episode: 1,
    on: assessedOn,
    actions: [
      {
        actionId,
        element: 'D4',
        ecm: 'PC',
        aim: 'PC3',
        ownerType: 'practitioner',
        ownerId: author.practitionerId,
        agencyId: author.agencyId,
        dueOn: addDays(assessedOn, reviewAfterDays),
        description: 'Sees the family every fortnight.',
        desiredOutcome: 'Mornings go by without a quarrel.',
      },
    ],
  });
  if (closed !== undefined)
    return [
      agreed,
      step('action-done', {
        type: 'UpdateAction',
        episode: 1,
        on: closed.on,
        actionId,
        status: 'done',
        progress: 'The visits have done what they could.',
      }),
    ];
  const on = addDays(assessedOn, reviewAfterDays);
  return [
    agreed,
    step('review-caf', {
      type: 'ReviewCaf',
      episode: 1,
      on,
      conclusion: 'continue',
      nextReviewOn: addDays(on, nextReviewAfterDays),
      outcomes: [{ ecm: 'PC', element: 'D4', result: 'partly' }],
      consentRechecked: true,
      childComment: { said: 'Mornings are better.' },
      parentComment: { said: 'We should go on.' },
      notes: 'The visits help; they go on.',
    }),
  ];
};

/** What else happened: social care or another locality was asked, the family asked for a pause, or a coordinator stepped in. */
const turnOf = (
  family: Family,
  { author }: Episode,
  turn: Turn,
  seal: Seal,
  coordinator: Practitioner,
): readonly Step[] => {
  const step = (name: string, by: Practitioner, command: ConstructorParameters<typeof ChangeCaf>[1]['command']): Step =>
    new ChangeCaf(family.childId, seal(name, by, command));
  const { on } = turn;
  switch (turn.kind) {
    case 'step-up': {
      const social = socialWorkerOf(family.place);
      const { basis, answer } = turn;
      const requested = step('request-step-up', author, {
        type: 'RequestStepUp',
        episode: 1,
        on,
        basis,
        toAgency: social.agencyId,
        requestedBy: author.practitionerId,
        sharingRecordId: null,
        concern: 'More is needed than early help can give.',
      });
      if (answer === null) return [requested];
      const reply = { episode: 1, on: answer.on, stepUp: 1, by: social.practitionerId };
      return [
        requested,
        step(
          'answer-step-up',
          social,
          answer.is === 'accepted'
            ? { type: 'AcceptStepUp', ...reply }
            : { type: 'DeclineStepUp', ...reply, feedback: 'Early help goes on; ask again if school is missed.' },
        ),
      ];
    }
    case 'transfer': {
      const requested = step('request-transfer', author, {
        type: 'RequestTransfer',
        episode: 1,
        on,
        toPlace: turn.toPlace,
        requestedBy: author.practitionerId,
        handover: 'The family has moved in with relatives.',
      });
      const by = coordinator.practitionerId;
      return turn.acceptedOn === null
        ? [requested]
        : [
            requested,
            step('accept-transfer', coordinator, {
              type: 'AcceptTransfer',
              episode: 1,
              on: turn.acceptedOn,
              transfer: 1,
              by,
            }),
          ];
    }
    case 'suspension':
      return [
        step('suspend', author, {
          type: 'SuspendCaf',
          episode: 1,
          on,
          reason: 'family-away',
          note: 'Back in September.',
        }),
      ];
    case 'interim-coordinator':
      return [
        new ChangeLeadProfessionalOf(
          family.childId,
          seal('interim', coordinator, {
            type: 'MarkInterim' as const,
            on,
            practitionerId: coordinator.practitionerId,
          }),
        ),
      ];
  }
};

const memberId = (family: Family, place: number | 'parent'): string => derivedId(`member ${place}`, family.tacId);

const team = (family: Family, { team: planned, helpers, author, closed }: Episode, seal: Seal): readonly Step[] => {
  if (planned === undefined) return [];
  const children = [family.childId, ...planned.siblings];
  const members = helpers.map((helper, index) => ({
    kind: 'agency' as const,
    memberId: memberId(family, index),
    practitionerId: helper.practitionerId,
    agencyId: helper.agencyId,
    agencyType: helper.agencyType,
    role: 'practitioner',
  }));
  const meetingOf = (meeting: Meeting, nth: number): Step =>
    new ChangeTeam(
      family.tacId,
      seal(`meeting ${nth}`, author, {
        type: 'RecordMeeting' as const,
        asScheduled: false,
        meetingId: derivedId(`meeting ${nth}`, family.tacId),
        on: meeting.on,
        kind: nth === 0 ? ('initial' as const) : ('review' as const),
        chair: memberId(family, 0),
        minuteTaker: memberId(family, 1),
        attendance: [
          ...members.map((member, index) => ({
            memberId: member.memberId,
            as: index === meeting.absent ? ('apologies' as const) : ('attended' as const),
          })),
          {
            memberId: memberId(family, 'parent'),
            as: meeting.parentPresent ? ('attended' as const) : ('apologies' as const),
          },
        ],
        walkIns: [],
        children: children.map((childId) => ({
          childId,
          present: meeting.childPresent,
          heard: meeting.childPresent ? ('in-the-room' as const) : ('met-beforehand' as const),
          notHeard: null,
          support: [],
          leadProfessional: null,
          strengths: null,
          updates: {},
          views: 'Wants to carry on with the after-school club.',
        })),
        parentPresent: meeting.parentPresent,
        parentAbsence: meeting.parentPresent ? null : ('could-not-attend' as const),
        parentComment: meeting.parentPresent ? 'We feel listened to.' : null,
        parentSupport: [],
        venue: null,
        consentRechecked: true,
        nextReviewOn: meeting.nextReviewOn,
        closing: null,
        minutes: 'The plan was gone through step by step and the next steps were shared out.',
      }),
    );
  return [
    new ConveneTeamCommand(
      family.tacId,
      seal('convene-team', author, {
        type: 'ConveneTeam' as const,
        on: planned.convenedOn,
        children,
        members: [
          ...members,
          {
            kind: 'family' as const,
            memberId: memberId(family, 'parent'),
            relationship: 'mother' as const,
            needs: [],
            name: family.parentName,
          },
        ],
        convenedBy: author.practitionerId,
        conveningAgency: author.agencyId,
        plannedAgency: null,
        familyAbsence: null,
        purpose: 'To agree one plan with the family.',
      }),
    ),
    ...planned.meetings.map(meetingOf),
    ...plan(family, children, planned.meetings, helpers, closed?.on, seal),
    ...(closed === undefined
      ? []
      : [
          new ChangeTeam(
            family.tacId,
            seal('close-team', author, {
              type: 'CloseTeam' as const,
              on: closed.on,
              reason: 'plan-complete' as const,
              note: null,
            }),
          ),
        ]),
  ];
};

const lead = (family: Family, { lead: planned, author, closed }: Episode, seal: Seal): readonly Step[] => {
  if (planned === undefined) return [];
  const { who, proposedOn, acceptedOn, changed } = planned;
  const step = (
    name: string,
    by: Practitioner,
    command: ConstructorParameters<typeof ChangeLeadProfessionalOf>[1]['command'],
  ): Step => new ChangeLeadProfessionalOf(family.childId, seal(name, by, command));
  const nominee = ({ practitionerId, agencyId, agencyType }: Practitioner) => ({
    practitionerId,
    agencyId,
    agencyType,
    proposedBy: author.practitionerId,
    familyAgreed: true,
    factors: ['most-contact' as const],
    reason: null,
  });
  return [
    step('propose-lead', author, { type: 'ProposeLeadProfessional', on: proposedOn, ...nominee(who) }),
    step('accept-lead', who, { type: 'AcceptLeadProfessional', assignment: 1, on: acceptedOn, by: who.practitionerId }),
    ...(changed === undefined
      ? []
      : [
          step('change-lead', author, {
            type: 'ChangeLeadProfessional',
            on: changed.on,
            ...nominee(changed.to),
            why: 'better-placed-colleague',
            handoverNote: 'Knows the family from the first visits.',
          }),
          step('accept-change', changed.to, {
            type: 'AcceptLeadProfessional',
            assignment: 2,
            on: changed.on,
            by: changed.to.practitionerId,
          }),
        ]),
    ...(closed === undefined
      ? []
      : [
          step('end-lead', author, {
            type: 'EndLeadProfessional',
            on: closed.on,
            reason: 'episode-closed',
            note: null,
          }),
        ]),
  ];
};

const close = (family: Family, { closed, author, team: had }: Episode, seal: Seal): readonly Step[] =>
  closed === undefined
    ? []
    : [
        ...(closed.reason === 'moved-out-of-authority' ? [moveOut(family, author, closed.on, seal)] : []),
        new EndCaf(
          family.childId,
          seal('close-caf', author, {
            type: 'CloseCaf' as const,
            episode: 1,
            on: closed.on,
            reason: closed.reason,
            outcomes: had === undefined ? [] : [{ ecm: 'EA' as const, element: 'D4', result: 'partly' as const }],
            summary: 'What was agreed was done, as far as it could be.',
            childComment: null,
            parentComment: 'Thank you for sticking with us.',
          }),
        ),
      ];

const moveOut = ({ childId }: Family, author: Practitioner, on: CalendarDate, seal: Seal): Step =>
  new ChangeCaf(
    childId,
    seal('move-out', author, {
      type: 'RecordMoveOut' as const,
      episode: 1,
      on,
      authority: 'A neighbouring county',
      consentToSend: true,
      recordSent: true,
    }),
  );
