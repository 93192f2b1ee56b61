import { isAlreadyRecorded } from '@app/kernel';
import { eventsOf } from '@app/kernel/testing';
import fc from 'fast-check';
import { retention, type RetentionCommand } from './retention';
import { type RetentionEvent } from './retention.events';

const rule = { recordClass: 'caf-record', basis: 'dob', years: 25, legalHold: false, authority: 'a trust' } as const;
const known = { today: '2026-06-15', record: 'open' } as const;
const on = '2026-06-15';
const id = fc.constantFrom('1', '2', '3');

/** Anything that people and jobs may ask, in any order. */
const commands: fc.Arbitrary<RetentionCommand> = fc.oneof(
  fc.record({ proposalId: id, heldElsewhere: fc.boolean() }).map((some) => ({
    ...known,
    ...some,
    type: 'ProposeDestruction' as const,
    due: { rule, rulesVersion: 'v', dueOn: '2026-06-01' },
  })),
  fc.record({ proposalId: id, requestedBy: id }).map((some) => ({
    ...known,
    ...some,
    type: 'RequestErasure' as const,
    ground: 'right-to-erasure' as const,
    on,
    note: null,
  })),
  fc.record({ proposalId: id }).map((some) => ({
    ...known,
    ...some,
    type: 'DeclineProposal' as const,
    reason: 'public-task' as const,
    until: null,
    on,
    note: null,
  })),
  fc
    .record({ proposalId: id, approvedBy: id, heldElsewhere: fc.boolean() })
    .map((some) => ({ ...known, ...some, type: 'ApproveDestruction' as const, on })),
  fc
    .record({ holdId: id })
    .map((some) => ({ ...known, ...some, type: 'HoldRecord' as const, reason: 'litigation' as const, on, note: null })),
  fc.record({ holdId: id }).map((some) => ({ ...known, ...some, type: 'ReleaseHold' as const, on })),
  fc
    .record({ heldElsewhere: fc.boolean() })
    .map((some) => ({ ...some, type: 'StartDestruction' as const, subjects: ['child-c'], today: on })),
  fc.constant({ type: 'CertifyDestruction' as const, today: on }),
);

describe('Whatever is asked about a record, in whatever order', () => {
  it('is destroyed only after a person approved, with no hold standing then, once, and takes nothing after that', () =>
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40, size: 'max' }), (asked) => {
        let state = retention.initial;
        const log: RetentionEvent[] = [];
        for (const command of asked) {
          const before = state;
          const decided = eventsOf(retention.decide(command, state));
          for (const event of decided) {
            expect(before.destroyed).toBeNull();
            if (event.type === 'DestructionApproved' || event.type === 'DestructionStarted')
              expect([before.holds, 'heldElsewhere' in command && command.heldElsewhere]).toEqual([[], false]);
            if (event.type === 'RecordDestroyed') {
              const of = (type: RetentionEvent['type']): number => log.findLastIndex((one) => one.type === type);
              expect(of('DestructionApproved')).toBeGreaterThanOrEqual(0);
              expect(of('DestructionStarted')).toBeGreaterThan(of('DestructionApproved'));
              expect(of('DestructionStarted')).toBeGreaterThan(of('RecordHeld'));
            }
          }
          log.push(...decided);
          state = decided.reduce(retention.evolve, state);
          // The same request again changes nothing; of a halted destruction nothing is left to begin.
          const again = retention.decide(command, state);
          if (decided.length === 0 || command.type === 'StartDestruction') continue;
          if (isAlreadyRecorded(again)) expect(log.some((event) => again.by(event))).toBe(true);
          else expect(again).toEqual([]);
        }
        expect(log.filter(({ type }) => type === 'RecordDestroyed').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    ));
});
