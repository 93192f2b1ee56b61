import fc from 'fast-check';
import { addDays, isAlreadyRecorded, isRefusal } from '@app/kernel';
import { eventsOf } from '@app/kernel/testing';
import { child, type ChildCommand } from './child';
import { type ChildEvent } from './child.events';
import { type Child, placeOn } from './child.state';
import { register, today } from './testing/ada';

const places = ['BAN', 'DID', 'OOC', 'NFA', 'UNK'] as const;
const day = fc.integer({ min: -100, max: 20 }).map((days) => addDays(today, days));
const survivor = fc.constantFrom('c2', 'c3');

const command: fc.Arbitrary<ChildCommand> = fc.oneof(
  fc.constant<ChildCommand>(register),
  fc.record({ place: fc.constantFrom(...places), from: day }).map(({ place, from }): ChildCommand => ({
    type: 'ChangePlace',
    place,
    localityBasis: 'manual',
    from,
    knownPlaces: places,
    today,
  })),
  day.map((on): ChildCommand => ({ type: 'RecordDeath', on, today })),
  day.map((on): ChildCommand => ({ type: 'RecordAdoption', on, today })),
  fc.constant<ChildCommand>({ type: 'RetractEnding', reason: 'Wrong record' }),
  fc.record({ survivorId: survivor, on: day }).map(({ survivorId, on }): ChildCommand => ({
    type: 'MergeChild',
    childId: 'c1',
    survivorId,
    reason: 'registered-twice',
    on,
    survivor: 'open',
    survivorEnded: false,
    today,
  })),
  day.map((on): ChildCommand => ({ type: 'UnmergeChild', on, today })),
  survivor.map((duplicateId): ChildCommand => ({ type: 'AbsorbDuplicate', duplicateId, on: today })),
  survivor.map((duplicateId): ChildCommand => ({ type: 'ReleaseDuplicate', duplicateId, on: today })),
);

/** A plain model beside the record: what is open, where it leads, who lives where from when. */
interface Model {
  registered: boolean;
  ending: string | null;
  mergedInto: string | null;
  absorbed: Set<string>;
  moves: { from: string; place: string }[];
}
const note = (model: Model, { type, data }: ChildEvent): void => {
  if (type === 'ChildRegistered') {
    expect(model.registered).toBe(false);
    model.registered = true;
    model.moves.push({ from: data.placeFrom, place: data.place });
    return;
  }
  expect(model.registered).toBe(true);
  if (type === 'PlaceChanged') {
    expect([model.ending, model.mergedInto]).toEqual([null, null]);
    expect(data.from <= today).toBe(true);
    model.moves.push({ from: data.from, place: data.place });
  }
  if (type === 'ChildDied' || type === 'ChildAdopted') {
    expect([model.ending, model.mergedInto]).toEqual([null, null]);
    model.ending = type;
  }
  if (type === 'EndingRetracted') {
    expect(model.ending).toBe('ChildDied');
    model.ending = null;
  }
  if (type === 'ChildMerged') {
    expect([model.mergedInto, model.absorbed.size]).toEqual([null, 0]);
    expect(model.ending).not.toBe('ChildAdopted');
    model.mergedInto = data.survivorId;
  }
  if (type === 'ChildUnmerged') {
    expect(model.mergedInto).toBe(data.survivorId);
    model.mergedInto = null;
  }
  if (type === 'DuplicateAbsorbed') {
    expect(model.mergedInto).toBeNull();
    model.absorbed.add(data.duplicateId);
  }
  if (type === 'DuplicateReleased') expect(model.absorbed.delete(data.duplicateId)).toBe(true);
};

const statusOf = ({ mergedInto, ending }: Model): string =>
  mergedInto !== null ? 'merged' : ending === 'ChildDied' ? 'deceased' : ending === 'ChildAdopted' ? 'adopted' : 'born';

/** Of the moves up to that day the latest; of one day the one learned last. */
const livesIn = ({ moves }: Model, on: string): string | undefined =>
  moves.reduce<{ from: string; place: string } | undefined>(
    (latest, move) => (move.from <= on && (latest === undefined || move.from >= latest.from) ? move : latest),
    undefined,
  )?.place;

describe('The register, whatever is sent in whatever order', () => {
  it('does what a plain model of it does, and nothing a second time', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25, size: 'max' }), day, (commands, on) => {
        const model: Model = { registered: false, ending: null, mergedInto: null, absorbed: new Set(), moves: [] };
        let state: Child = child.initial;
        const log: ChildEvent[] = [];
        for (const next of commands) {
          const decided = child.decide(next, state);
          if (isRefusal(decided)) continue;
          const events = eventsOf(decided);
          for (const event of events) note(model, event);
          log.push(...events);
          state = events.reduce(child.evolve, state);
          const again = child.decide(next, state);
          // A repeat stands on what was recorded; nothing else is taken a second time.
          if (isRefusal(again)) continue;
          if (isAlreadyRecorded(again)) expect(again.refusal ?? log.some(again.by)).toBeTruthy();
          else expect(again).toEqual([]);
        }
        expect(state.is === 'registered').toBe(model.registered);
        if (state.is === 'unregistered') return;
        expect([state.status, state.survivorId]).toEqual([statusOf(model), model.mergedInto]);
        expect(new Set(state.absorbed)).toEqual(model.absorbed);
        expect(placeOn(state, on)?.place).toBe(livesIn(model, on));
      }),
      { numRuns: 400 },
    ));
});
