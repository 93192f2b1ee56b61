import fc from 'fast-check';
import { eventsOf } from '@app/kernel/testing';
import { currentChildren } from './children';
import { type AgreeAction, type UpdateAction } from './decide/agree-action';
import { type AmendAction } from './decide/amend-action';
import { currentMembers, worksInTeam } from './members';
import { team, type TeamCommand } from './team';
import { type TeamEvent } from './team.events';
import { type ConvenedTeam, type Team } from './team.state';
import {
  accept,
  add,
  agree,
  amend,
  cancel,
  close,
  convened,
  decline,
  invite,
  officer,
  record,
  remove,
  reschedule,
  review,
  schedule,
  takeIn,
  takeOut,
  update,
} from './testing/story';

const on = fc
  .record({ month: fc.integer({ min: 4, max: 8 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, day }) => `2007-0${month}-${String(day).padStart(2, '0')}`);
const memberId = fc.constantFrom('teacher', 'visitor', 'mother', 'officer', 'again');
/** A membership has an id of its own in every team, also where the person is the same. */
const benTeam = {
  ...takeIn.from,
  members: takeIn.from.members.map((member) => ({ ...member, memberId: `${member.memberId} in the other team` })),
};
const by = fc.constantFrom(
  { practitionerId: 'head-of-year', agencyId: 'school' },
  { practitionerId: 'visitor', agencyId: 'health' },
  { practitionerId: 'housing-officer', agencyId: 'housing' },
);
const meetingId = fc.constantFrom('planned', 'another');
const said = fc.constantFrom<readonly ['attended' | 'apologies', readonly string[]]>(
  ['attended', ['teacher', 'visitor', 'mother']],
  ['attended', ['teacher', 'mother']],
  ['apologies', ['teacher', 'visitor', 'mother', 'officer']],
);
const children = fc.constantFrom<readonly string[]>(['ada'], ['ada', 'ben'], ['ben']);

const anyCommand: fc.Arbitrary<TeamCommand> = fc.oneof(
  fc.record({ on, as: memberId }).map(({ on: day, as }): TeamCommand => ({
    ...invite,
    on: day,
    member: { ...officer, memberId: as },
  })),
  fc.record({ on, memberId, by }).map((rest): TeamCommand => ({ ...accept, ...rest })),
  fc.record({ on, memberId, by }).map((rest): TeamCommand => ({ ...decline, ...rest })),
  fc.record({ on, memberId }).map((rest): TeamCommand => ({ ...remove, ...rest, familyAbsence: 'declined' })),
  fc.record({ on, meetingId, plannedFor: on }).map((rest): TeamCommand => ({ ...schedule, ...rest })),
  fc.record({ on, meetingId, plannedFor: on }).map((rest): TeamCommand => ({ ...reschedule, ...rest })),
  fc.record({ on, meetingId }).map((rest): TeamCommand => ({ ...cancel, ...rest })),
  fc
    .record({ on, meetingId, asScheduled: fc.boolean(), said, children })
    .map(({ said: [as, who], children: of, ...rest }): TeamCommand => ({
      ...record,
      ...rest,
      attendance: who.map((one) => ({ memberId: one, as })),
      children: of.flatMap((childId) => record.children.map((child) => ({ ...child, childId, views: null }))),
      nextReviewOn: '2007-08-31',
      latestReviewOn: '2007-08-31',
    })),
  fc.record({ on, by, childId: fc.constantFrom('ada', 'ben') }).map((rest): TeamCommand => ({ ...agree, ...rest })),
  fc
    .record({ on, by, status: fc.constantFrom('in-progress', 'done', 'not-done') })
    .map((rest): TeamCommand => ({ ...update, ...rest, progress: 'As it is' })),
  fc
    .record({ on, by, dueOn: on, owner: memberId })
    .map(({ owner: id, ...rest }): TeamCommand => ({ ...amend, ...rest, owner: { kind: 'member', id } })),
  fc.record({ on, by, children }).map(({ children: of, ...rest }): TeamCommand => ({
    ...review,
    ...rest,
    reviewId: `review-${rest.on}`,
    children: of.flatMap((childId) => review.children.map((child) => ({ ...child, childId }))),
    nextReviewOn: '2007-08-31',
    latestReviewOn: '2007-08-31',
  })),
  on.map((day): TeamCommand => ({ ...add, on: day })),
  fc.record({ on, childId: fc.constantFrom('ada', 'ben') }).map((rest): TeamCommand => ({ ...takeOut, ...rest })),
  on.map((day): TeamCommand => ({ ...takeIn, on: day, from: benTeam })),
  on.map((day): TeamCommand => ({ ...close, on: day, reason: 'moved' })),
);

interface Step {
  readonly before: ConvenedTeam;
  readonly command: TeamCommand;
  readonly events: readonly TeamEvent[];
  readonly after: ConvenedTeam;
}
const isOfPlan = (command: TeamCommand): command is AgreeAction | UpdateAction | AmendAction =>
  ['AgreeAction', 'UpdateAction', 'AmendAction'].includes(command.type);
/** Sends the commands one after the other to the team of the story. */
const sent = (commands: readonly TeamCommand[]): readonly Step[] => {
  let state: Team = team.evolve(team.initial, convened);
  return commands.map((command) => {
    const before = state as ConvenedTeam;
    const decided = team.decide(command, state);
    const events: readonly TeamEvent[] = eventsOf(decided);
    state = events.reduce<Team>(team.evolve, state);
    return { before, command, events, after: state as ConvenedTeam };
  });
};
const holds = (property: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40, size: 'max' }), (commands) => property(sent(commands))),
    { numRuns: 300 },
  );

describe('Whatever is sent to a team', () => {
  it('it has closed once, and nothing but minutes of earlier meetings comes after', () =>
    holds((steps) => {
      for (const { before, events } of steps)
        if (before.closed !== null)
          for (const event of events) {
            expect(['MeetingRecorded', 'ChildViewsRecorded']).toContain(event.type);
            expect(event.data.on <= before.closed.on).toBe(true);
          }
    }));

  it('nothing is dated before it was convened', () =>
    holds((steps) => {
      for (const { events } of steps) for (const { data } of events) expect(data.on >= convened.data.on).toBe(true);
    }));

  it('only who was a member that day is listed at a meeting, and everyone who was', () =>
    holds((steps) => {
      for (const { after, events } of steps)
        for (const event of events)
          if (event.type === 'MeetingRecorded') {
            const { on: day, attendance } = event.data;
            const listed = attendance.map((one) => one.memberId);
            for (const one of listed)
              expect(after.members.some((m) => m.memberId === one && m.since <= day && (m.until ?? day) >= day)).toBe(
                true,
              );
            for (const m of after.members)
              if (m.since <= day && (m.until === null || m.until > day)) expect(listed).toContain(m.memberId);
          }
    }));

  it('it serves each child at most once, and one at least', () =>
    holds((steps) => {
      for (const { after } of steps) {
        const served = currentChildren(after.children).map(({ childId }) => childId);
        expect(served.length).toBeGreaterThan(0);
        expect(new Set(served).size).toBe(served.length);
      }
    }));

  it('its plan is changed by nobody outside it, and what has ended stays as it ended', () =>
    holds((steps) => {
      for (const { before, command, events } of steps)
        if (isOfPlan(command) && events.length > 0) {
          expect(worksInTeam(before.members, command.by)).toBe(true);
          const known = before.plan.find(({ actionId }) => actionId === command.actionId);
          if (known !== undefined) expect(['planned', 'in-progress']).toContain(known.status);
        }
    }));

  it('every membership ends no earlier than it began, and nobody is in it twice', () =>
    holds((steps) => {
      for (const { after } of steps) {
        for (const { since, until } of after.members) expect(until === null || until >= since).toBe(true);
        const people = currentMembers(after.members).map((m) =>
          m.kind === 'agency' ? `${m.agencyId} ${m.practitionerId ?? ''}` : m.memberId,
        );
        expect(new Set(people).size).toBe(people.length);
        expect(new Set(after.members.map((m) => m.memberId)).size).toBe(after.members.length);
      }
    }));
});
