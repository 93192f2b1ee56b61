import { type Fact, withDated } from '@app/kernel';
import { type OpenBirth } from './birth-date';
import { type ChildEvent } from './child.events';
import { type Child, type ChildStatus, factKey, type RegisteredChild, type Residence } from './child.state';

/** What was left out of an event is the usual: the day is known, and exactly. */
const born = ({
  birthMonth,
  birthKnownTo,
  birthDateStanding,
}: OpenBirth): Pick<RegisteredChild, 'birthMonth' | 'birthKnownTo' | 'birthDateStanding'> => ({
  birthMonth,
  birthKnownTo: birthKnownTo ?? 'day',
  birthDateStanding: birthDateStanding ?? 'exact',
});

type Of<T extends ChildEvent['type']> = Extract<Fact<ChildEvent>, { type: T }>['data'];

const registered = (data: Of<'ChildRegistered'>): RegisteredChild => ({
  is: 'registered',
  ref: data.ref,
  registeredOn: data.registeredOn,
  registeredBy: data.registeredBy,
  registeredByAgency: data.registeredByAgency ?? null,
  status: data.status,
  statusBeforeMerge: data.status,
  ...born(data),
  expectedMonth: data.status === 'unborn' ? data.birthMonth : null,
  sex: data.sex,
  ...living([{ place: data.place, localityBasis: data.localityBasis, from: data.placeFrom }]),
  households: [],
  addresses: [],
  shielding: null,
  dangers: [],
  dangersDecided: [],
  adults: [],
  siblings: data.twinOf === null ? [] : [{ linkId: data.twinOf, siblingId: data.twinOf, relation: 'full' }],
  twins: [],
  numbers: [],
  extensions: [],
  particularsId: null,
  corrections: {},
  survivorId: null,
  absorbed: [],
  endedOn: null,
});

const living = (places: readonly Residence[]): Pick<RegisteredChild, 'place' | 'places'> => ({
  places,
  place: places.at(-1)?.place ?? 'UNK',
});

const ended = (child: RegisteredChild, status: ChildStatus, on: string): RegisteredChild => ({
  ...child,
  status,
  endedOn: on,
});

const changed = <T extends object>(list: readonly T[], matches: (one: T) => boolean, change: (one: T) => T): T[] =>
  list.map((one) => (matches(one) ? change(one) : one));

const corrected = (child: RegisteredChild, { of, new: facts, correctionId }: Of<'FactCorrected'>): RegisteredChild => {
  const { sex, registeredOn, kind, relationship, place, localityBasis, from, until } = facts;
  const known = { ...child, corrections: { ...child.corrections, [factKey(of)]: correctionId } };
  switch (of.fact) {
    case 'identity':
      return {
        ...known,
        birthMonth: facts.birthMonth ?? child.birthMonth,
        birthKnownTo: facts.birthKnownTo ?? child.birthKnownTo,
        birthDateStanding: facts.birthDateStanding ?? child.birthDateStanding,
        // What is corrected before birth is the day on which the child is expected.
        expectedMonth: child.status === 'unborn' ? (facts.birthMonth ?? child.expectedMonth) : child.expectedMonth,
        sex: sex ?? child.sex,
      };
    case 'identifier':
      return known;
    case 'ending':
      return { ...known, endedOn: facts.endedOn ?? child.endedOn };
    case 'registration':
      return { ...known, registeredOn: registeredOn ?? child.registeredOn };
    case 'address':
      return {
        ...known,
        addresses: changed(
          child.addresses,
          ({ addressId }) => addressId === of.addressId,
          (one) => ({ ...one, kind: kind ?? one.kind, from: from ?? one.from, until: until ?? one.until }),
        ),
      };
    case 'parent-or-carer':
      return {
        ...known,
        adults: changed(
          child.adults,
          ({ personId }) => personId === of.personId,
          (one) => ({
            ...one,
            relationship: relationship ?? one.relationship,
            from: from ?? one.from,
            until: until ?? one.until,
            // What the adult had from the beginning they have from the right day on.
            responsibility: one.responsibility.map((held) =>
              held.from === one.from && from !== undefined ? { ...held, from } : held,
            ),
          }),
        ),
      };
    case 'place': {
      const wrong = child.places.findLast((entry) => entry.from === of.from);
      if (wrong === undefined) return known;
      const right = {
        place: place ?? wrong.place,
        localityBasis: localityBasis ?? wrong.localityBasis,
        from: from ?? wrong.from,
      };
      return {
        ...known,
        ...living(
          withDated(
            child.places.filter((entry) => entry !== wrong),
            right,
          ),
        ),
      };
    }
  }
};

const folded = (
  child: RegisteredChild,
  { type, data }: Exclude<Fact<ChildEvent>, { type: 'ChildRegistered' }>,
): RegisteredChild => {
  switch (type) {
    case 'ChildBorn':
      return { ...child, status: 'born', ...born(data), sex: data.sex };
    case 'TwinRecorded':
      return {
        ...child,
        twins: [...child.twins, data.twinId],
        siblings: [...child.siblings, { linkId: data.twinId, siblingId: data.twinId, relation: 'full' }],
      };
    case 'PregnancyEnded':
      return ended(child, 'pregnancy-ended', data.on);
    case 'ChildDied':
      return ended(child, 'deceased', data.on);
    case 'EndingRetracted':
      return { ...child, status: data.retracted === 'deceased' ? 'born' : 'unborn', endedOn: null };
    case 'ChildAdopted':
      return ended(child, 'adopted', data.on);
    case 'AddressRecorded':
      return { ...child, addresses: [...child.addresses, { ...data, until: null }] };
    case 'AddressEnded':
      return {
        ...child,
        addresses: changed(
          child.addresses,
          ({ addressId }) => addressId === data.addressId,
          (one) => ({ ...one, until: data.until }),
        ),
      };
    case 'ChildShielded':
      return { ...child, shielding: data };
    case 'DangerReported': {
      const { reportId, reportedBy, suspends, on } = data;
      return { ...child, dangers: [...child.dangers, { reportId, reportedBy, suspends, on }] };
    }
    case 'DangerDecided':
      return {
        ...child,
        dangers: child.dangers.filter(({ reportId }) => reportId !== data.reportId),
        dangersDecided: [...child.dangersDecided, data.reportId],
      };
    case 'ShieldingReviewed':
      return child.shielding === null
        ? child
        : { ...child, shielding: { ...child.shielding, reviewOn: data.reviewOn } };
    case 'ShieldingLifted':
      return { ...child, shielding: null };
    case 'HouseholdJoined':
      return { ...child, households: withDated(child.households, data) };
    case 'ParentOrCarerRecorded':
      return {
        ...child,
        adults: [
          ...child.adults,
          {
            personId: data.personId,
            relationship: data.relationship,
            responsibility: [{ held: data.parentalResponsibility, from: data.from }],
            from: data.from,
            until: null,
          },
        ],
      };
    case 'ParentalResponsibilityChanged':
      return {
        ...child,
        adults: changed(
          child.adults,
          ({ personId, until }) => personId === data.personId && until === null,
          (one) => ({
            ...one,
            responsibility: withDated(one.responsibility, { held: data.parentalResponsibility, from: data.from }),
          }),
        ),
      };
    case 'ParentOrCarerEnded':
      return {
        ...child,
        adults: changed(
          child.adults,
          ({ personId, until }) => personId === data.personId && until === null,
          (one) => ({ ...one, until: data.until }),
        ),
      };
    case 'SiblingLinked':
      return { ...child, siblings: [...child.siblings, data] };
    case 'SiblingUnlinked':
      return { ...child, siblings: child.siblings.filter(({ linkId }) => linkId !== data.linkId) };
    case 'PlaceChanged':
      return { ...child, ...living(withDated(child.places, data)) };
    case 'AgeExtended':
      return { ...child, extensions: withDated(child.extensions, data) };
    case 'IdentifierRecorded':
      return {
        ...child,
        numbers: [...child.numbers, { recordingId: data.recordingId, kind: data.kind }],
      };
    case 'ParticularsRecorded':
      return { ...child, particularsId: data.recordingId };
    case 'FactCorrected':
      return corrected(child, data);
    case 'ChildMerged':
      return { ...child, status: 'merged', statusBeforeMerge: child.status, survivorId: data.survivorId };
    case 'ChildUnmerged':
      return { ...child, status: child.statusBeforeMerge, survivorId: null };
    case 'DuplicateAbsorbed':
      return { ...child, absorbed: [...child.absorbed, data.duplicateId] };
    case 'DuplicateReleased':
      return { ...child, absorbed: child.absorbed.filter((id) => id !== data.duplicateId) };
  }
};

/** The record after one more fact. */
export const evolve = (child: Child, fact: Fact<ChildEvent>): Child => {
  if (fact.type === 'ChildRegistered') return registered(fact.data);
  return child.is === 'unregistered' ? child : folded(child, fact);
};
