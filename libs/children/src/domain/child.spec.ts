import { given } from '@app/kernel/testing';
import { child, type RegisterChild } from './child';
import { type ChildRegistered } from './child.events';

const register: RegisterChild = {
  type: 'RegisterChild',
  ref: 'CH-000001',
  givenNames: 'Ada',
  familyName: 'Example',
  status: 'born',
  birthDate: '2001-05-17',
  sex: 'female',
  place: 'BAN',
  localityBasis: 'postcode',
  on: '2007-03-01',
  knownPlaces: ['BAN', 'DID', 'OOC'],
};
const registered: ChildRegistered = {
  type: 'ChildRegistered',
  data: {
    ref: 'CH-000001',
    registeredOn: '2007-03-01',
    status: 'born',
    birthMonth: '2001-05',
    sex: 'female',
    place: 'BAN',
    placeFrom: '2007-03-01',
    localityBasis: 'postcode',
  },
  personal: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
};

describe('Registering a child', () => {
  it('puts the child on the register, names sealed apart', () => given(child).when(register).then(registered));
  it('refuses a child who is there already', () =>
    given(child, registered).when(register).thenRefused('child-already-registered'));
  it('refuses a place that does not exist', () =>
    given(child)
      .when({ ...register, place: 'XYZ' })
      .thenRefused('unknown-place', '/place'));
  it('refuses a born child with a birth date to come', () =>
    given(child)
      .when({ ...register, birthDate: '2007-03-02' })
      .thenRefused('impossible-birth-date', '/birthDate'));
  it('refuses an unborn child with a date in the past', () =>
    given(child)
      .when({ ...register, status: 'unborn' })
      .thenRefused('impossible-birth-date'));
});
