import { v5 as uuidv5 } from 'uuid';
import { type Command } from '@nestjs/cqrs';
import { ChangeCaf, EndCaf, OpenCafCommand } from '@app/caf';
import { RegisterChildCommand } from '@app/children';
import { ChangeConsent } from '@app/consent';
import { type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { ChangeLeadProfessionalOf } from '@app/lead-professional';
import { ChangeTeam, ConveneTeamCommand } from '@app/team-around-the-child';
import { type Episode, type Family, type Meeting, type Practitioner } from './county.plan';

/** One thing that somebody does for a family, as the command that the API would send for them. */
export type Step = Command<Outcome>;

/** Puts a request into an envelope: `name` tells the steps of one family apart and makes a repeat recognisable. */
export type Seal = <C>(name: string, by: Practitioner, command: C) => Envelope<C>;

const role = 'practitioner';
export { role as demonstrationRole };

/** The family's life as commands, in the order in which things happened to them. */
export const stepsOf = (family: Family, seal: Seal): readonly Step[] => {
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
    ...(episode === undefined ? refusal(family, seal) : lifeOf(family, episode, seal)),
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
      statementId: uuidv5('refusal', family.childId),
      scopes: ['assess', 'store', 'share'] as const,
      refusedBy: parent(family).givenBy,
      how: 'verbal' as const,
      from: family.registeredOn,
      name: family.parentName,
    }),
  ),
];

const lifeOf = (family: Family, episode: Episode, seal: Seal): readonly Step[] => [
  consent(family, episode, seal),
  open(family, episode, seal),
  ...(episode.assessedOn === undefined ? [] : assess(family, episode, episode.assessedOn, seal)),
  ...team(family, episode, seal),
  ...lead(family, episode, seal),
  ...close(family, episode, seal),
];

const consent = (family: Family, { helpers, author, openedOn }: Episode, seal: Seal): Step =>
  new ChangeConsent(
    family.childId,
    seal('record-consent', family.registeredBy, {
      type: 'RecordConsent' as const,
      statementId: uuidv5('consent', family.childId),
      scopes: ['assess', 'store', 'share'] as const,
      tier: 'additional' as const,
      allowedAgencies: [...new Set([author, ...helpers].map(({ agencyId }) => agencyId))],
      excludedAgencies: [],
      excludedTopics: [],
      ...parent(family),
      how: 'written' as const,
      leafletGiven: true,
      validFrom: openedOn,
      expiresOn: null,
      evidenceId: null,
    }),
  );

const open = (family: Family, { author, openedOn, reason }: Episode, seal: Seal): Step =>
  new OpenCafCommand(
    family.childId,
    seal('open-caf', author, {
      type: 'OpenCaf' as const,
      on: openedOn,
      episodeId: uuidv5('episode', family.childId),
      form: 'caf-2007',
      source: 'new' as const,
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

const memberId = (family: Family, place: number | 'parent'): string => uuidv5(`member ${place}`, family.tacId);

const team = (family: Family, { team: planned, helpers, author, closed }: Episode, seal: Seal): readonly Step[] => {
  if (planned === undefined) return [];
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
        meetingId: uuidv5(`meeting ${nth}`, family.tacId),
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
        children: [
          {
            childId: family.childId,
            present: meeting.childPresent,
            heard: meeting.childPresent ? ('in-the-room' as const) : ('met-beforehand' as const),
            notHeard: null,
            support: [],
            leadProfessional: null,
            strengths: null,
            updates: {},
            views: 'Wants to carry on with the after-school club.',
          },
        ],
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
        children: [family.childId],
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
