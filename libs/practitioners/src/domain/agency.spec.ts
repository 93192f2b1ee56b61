import { given } from '@app/kernel/testing';
import {
  agency,
  type Agency,
  type AgencyCommand,
  type MergeAgency,
  nameOn,
  type RecordAgencyLeft,
  type RegisterAgency,
  type RegisteredAgency,
  type RenameAgency,
  standingOn,
  successorOn,
} from './agency';
import { type AgencyEvent } from './agency.events';

const today = '2007-07-31';
const register: RegisterAgency = {
  type: 'RegisterAgency',
  agencyId: 'hilltop',
  name: 'Hilltop Primary School',
  agencyType: 'primary-school',
  on: '2006-09-01',
  today,
};
const registered: AgencyEvent = {
  type: 'AgencyRegistered',
  data: { name: 'Hilltop Primary School', agencyType: 'primary-school', on: '2006-09-01' },
};
const rename: RenameAgency = { type: 'RenameAgency', name: 'Hilltop Academy', on: '2007-06-01', today };
const renamed: AgencyEvent = { type: 'AgencyRenamed', data: { name: 'Hilltop Academy', on: '2007-06-01' } };
const merge: MergeAgency = {
  type: 'MergeAgency',
  agencyId: 'hilltop',
  into: 'valley',
  successor: 'active',
  on: '2007-06-01',
  today,
};
const merged: AgencyEvent = { type: 'AgencyMerged', data: { into: 'valley', on: '2007-06-01' } };
const leave: RecordAgencyLeft = { type: 'RecordAgencyLeft', on: '2007-06-01', today };
const left: AgencyEvent = { type: 'AgencyLeft', data: { on: '2007-06-01' } };

const told = (...events: readonly AgencyEvent[]): RegisteredAgency => {
  const state = events.reduce<Agency>((before, fact) => agency.evolve(before, fact), agency.initial);
  if (state.is === 'unregistered') throw new Error('not registered');
  return state;
};

describe('Registering an agency', () => {
  it('puts it on the register from that day', () => given(agency).when(register).then(registered));
  it('takes the same request for one', () =>
    given(agency, registered).when(register).thenAlready('agency-already-registered', 'hilltop'));
  it('refuses another one under the same id', () =>
    given(agency, registered)
      .when({ ...register, name: 'Valley School' })
      .thenRefused('agency-already-registered', '/agencyId'));
  it('refuses a day that is still to come', () =>
    given(agency)
      .when({ ...register, on: '2007-08-01' })
      .thenRefused('future-date', '/on'));
});

describe('An agency that is renamed (edge case 14)', () => {
  it('has another name from that day on', () => given(agency, registered).when(rename).then(renamed));
  it('takes the same request for one', () =>
    given(agency, registered, renamed)
      .when({ ...rename, on: '2007-07-01' })
      .thenAlready('name-already-held', '2007-06-01'));
  it('keeps in the report of an earlier day the name of the time', () => {
    const state = told(registered, renamed);
    expect(['2006-08-31', '2007-05-31', '2007-06-01'].map((on) => nameOn(state, on))).toEqual([
      undefined,
      'Hilltop Primary School',
      'Hilltop Academy',
    ]);
  });
  it('keeps the names in the order of their days when they are entered late', () => {
    const before: AgencyEvent = { type: 'AgencyRenamed', data: { name: 'Hilltop School', on: '2007-01-01' } };
    const state = told(registered, renamed, before);
    expect([nameOn(state, '2007-03-01'), nameOn(state, '2007-07-01')]).toEqual(['Hilltop School', 'Hilltop Academy']);
  });
});

describe('An agency that is merged into another (edge case 14)', () => {
  it('says who does its work', () => given(agency, registered).when(merge).then(merged));
  it('takes the same request for one', () =>
    given(agency, registered, merged).when(merge).thenAlready('agency-merged', '2007-06-01'));
  it('cannot be merged into itself', () =>
    given(agency, registered)
      .when({ ...merge, into: merge.agencyId })
      .thenRefused('same-agency', '/into'));
  it('cannot be merged into an agency that nobody knows, or that has gone itself', () => {
    given(agency, registered)
      .when({ ...merge, successor: 'unknown' })
      .thenRefused('unknown-agency', '/into');
    for (const successor of ['left', 'merged'] as const)
      given(agency, registered)
        .when({ ...merge, successor })
        .thenRefused('agency-not-active', '/into');
  });
  it('leads over several mergers to who does the work, on each day as it was then', () => {
    const agencies = new Map([
      ['hilltop', told(registered, merged)],
      ['valley', told(registered, { type: 'AgencyMerged', data: { into: 'trust', on: '2007-07-01' } })],
      ['trust', told(registered)],
    ]);
    const workOfHilltop = (on: string): string => successorOn(agencies, 'hilltop', on);
    expect(['2007-05-31', '2007-06-01', '2007-07-01'].map(workOfHilltop)).toEqual(['hilltop', 'valley', 'trust']);
  });
  it('does not go round in a circle where two were merged into each other in one instant', () => {
    const agencies = new Map([
      ['hilltop', told(registered, merged)],
      ['valley', told(registered, { type: 'AgencyMerged', data: { into: 'hilltop', on: '2007-06-01' } })],
    ]);
    expect(successorOn(agencies, 'hilltop', today)).toBe('hilltop');
  });
});

describe('An agency that leaves', () => {
  it('does not work in the trust from that day on', () => {
    given(agency, registered).when(leave).then(left);
    const state = told(registered, left);
    expect(['2006-08-31', '2007-05-31', '2007-06-01'].map((on) => standingOn(state, on))).toEqual([
      'unknown',
      'active',
      'left',
    ]);
  });
  it('takes the same request for one, and refuses another day', () =>
    given(agency, registered, left).when(leave).thenAlready('agency-left', '2007-06-01'));
});

describe('Any change of an agency', () => {
  it.each<AgencyCommand>([rename, merge, leave])('is refused for one that is not registered: $type', (command) =>
    given(agency).when(command).thenRefused('agency-not-found'),
  );
  it.each<AgencyCommand>([rename, merge])('is refused for one that has left: $type', (command) =>
    given(agency, registered, left).when(command).thenRefused('agency-left'),
  );
  it.each<AgencyCommand>([{ ...rename, name: 'Another' }, { ...merge, into: 'trust' }, leave])(
    'is refused for one that was merged: $type',
    (command) => given(agency, registered, merged).when(command).thenRefused('agency-merged'),
  );
  it.each<AgencyCommand>([rename, merge, leave])('is refused for a day to come: $type', (command) =>
    given(agency, registered)
      .when({ ...command, on: '2007-08-01' })
      .thenRefused('future-date', '/on'),
  );
  it.each<AgencyCommand>([rename, merge, leave])('is refused for a day before it was there: $type', (command) =>
    given(agency, registered)
      .when({ ...command, on: '2006-08-31' })
      .thenRefused('impossible-date-order', '/on'),
  );
});
