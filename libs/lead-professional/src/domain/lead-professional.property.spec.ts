import fc from 'fast-check';
import { eventsOf } from '@app/kernel/testing';
import { leadProfessional, type LeadProfessionalCommand } from './lead-professional';
import { type LeadProfessionalEvent } from './lead-professional.events';
import {
  accept,
  appoint,
  change,
  decline,
  end,
  endDeputy,
  mark,
  propose,
  requireHandover,
  today,
} from './testing/story';

const people = ['visitor', 'teacher', 'nurse'] as const;
const person = fc.constantFrom(...people);
const on = fc
  .record({ month: fc.integer({ min: 3, max: 8 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, day }) => `2007-0${month}-${String(day).padStart(2, '0')}`);
const assignment = fc.integer({ min: 1, max: 4 });

const anyCommand: fc.Arbitrary<LeadProfessionalCommand> = fc.oneof(
  fc.record({ on, practitionerId: person }).map((said) => ({ ...propose, ...said })),
  fc.record({ on, practitionerId: person }).map((said) => ({ ...change, ...said })),
  fc.record({ on, assignment, by: person }).map((said) => ({ ...accept, ...said })),
  fc.record({ on, assignment, by: person }).map((said) => ({ ...decline, ...said })),
  fc.record({ on, practitionerId: person }).map((said) => ({ ...appoint, ...said })),
  on.map((day) => ({ ...endDeputy, on: day })),
  fc.record({ on, practitionerId: person }).map((said) => ({ ...requireHandover, ...said })),
  fc.record({ on, practitionerId: fc.constantFrom('coordinator', 'cover') }).map((said) => ({ ...mark, ...said })),
  on.map((day): LeadProfessionalCommand => ({ type: 'EndInterim', on: day, today })),
  on.map((day) => ({ ...end, on: day })),
);

/** What a plain register kept by hand would say: who leads, who was asked, who holds the reins. */
interface Register {
  readonly leads: readonly number[];
  readonly asked: readonly number[];
  readonly interims: readonly number[];
}
const without = (list: readonly number[], one: number): readonly number[] => list.filter((other) => other !== one);
const written = (register: Register, event: LeadProfessionalEvent): Register => {
  const { leads, asked, interims } = register;
  switch (event.type) {
    case 'LeadProfessionalProposed':
      return { ...register, asked: [...asked, event.data.assignment] };
    case 'LeadProfessionalAccepted':
      return {
        ...register,
        leads: [...leads, event.data.assignment],
        asked: without(asked, event.data.assignment),
      };
    case 'LeadProfessionalDeclined':
      return { ...register, asked: without(asked, event.data.assignment) };
    case 'LeadProfessionalEnded':
      return { ...register, leads: without(leads, event.data.assignment) };
    case 'InterimMarked':
      return { ...register, interims: [...interims, event.data.interim] };
    case 'InterimEnded':
      return { ...register, interims: without(interims, event.data.interim) };
    default:
      return register;
  }
};

/** Sends the commands one after the other. @returns what each led to. */
const sent = (commands: readonly LeadProfessionalCommand[]): readonly (readonly LeadProfessionalEvent[])[] => {
  let state = leadProfessional.initial;
  return commands.map((command) => {
    const decided = leadProfessional.decide(command, state);
    const events: readonly LeadProfessionalEvent[] = eventsOf(decided);
    state = events.reduce(leadProfessional.evolve, state);
    return events;
  });
};
const holds = (property: (appends: readonly (readonly LeadProfessionalEvent[])[]) => void): void =>
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40, size: 'max' }), (commands) => property(sent(commands))),
    { numRuns: 300 },
  );

describe('Whatever is sent about the Lead Professional of a child', () => {
  it('there is never more than one, one asked, and one coordinator who holds the reins; never both', () =>
    holds((appends) => {
      let register: Register = { leads: [], asked: [], interims: [] };
      for (const events of appends) {
        register = events.reduce(written, register);
        expect(Math.max(register.leads.length, register.asked.length, register.interims.length)).toBeLessThan(2);
        expect(register.leads.length + register.interims.length).toBeLessThan(2);
      }
    }));

  it('a change leaves no gap and no overlap: the one before ends with the day and in the append of the next', () =>
    holds((appends) => {
      for (const events of appends)
        for (const event of events)
          if (event.type === 'LeadProfessionalEnded' && event.data.replacedBy !== null)
            expect(events.at(-1)).toMatchObject({
              type: 'LeadProfessionalAccepted',
              data: { assignment: event.data.replacedBy, on: event.data.on },
            });
    }));

  it('the days of one assignment are in order: asked, accepted, ended', () =>
    holds((appends) => {
      const days = new Map<number, string[]>();
      for (const event of appends.flat())
        if (
          /(Proposed|Accepted|Ended)$/.test(event.type) &&
          'assignment' in event.data &&
          event.type !== 'DeputyEnded'
        ) {
          const { assignment: number, on: day } = event.data;
          days.set(number, [...(days.get(number) ?? []), day]);
        }
      for (const inOrder of days.values()) expect(inOrder).toEqual([...inOrder].sort());
    }));

  it('the same command again changes nothing', () =>
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 25, size: 'max' }), anyCommand, (commands, last) => {
        const [again] = sent([...commands, last, last]).slice(-1);
        expect(again).toEqual([]);
      }),
      { numRuns: 300 },
    ));
});
