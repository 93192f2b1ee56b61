import { given } from '@app/kernel/testing';
import { type AppointCoordinator, type AssignPlace, type EstablishLocality, locality } from './locality';
import { type LocalityEvent } from './locality.events';

const today = '2007-07-31';
const anna = '3f6c1d2e-8a54-4b1f-9c07-5d2b6e9a1c40';
const ben = '8d0f7b1a-2c36-4e59-b7a1-0f4c3d2e1b60';
const establish: EstablishLocality = {
  type: 'EstablishLocality',
  code: 'CAR-BUR-CHN',
  name: 'Carterton / Burford / Chipping Norton',
  area: 'North',
  from: '2006-04-01',
  today,
};
const established: LocalityEvent = {
  type: 'LocalityEstablished',
  data: { code: establish.code, name: establish.name, area: 'North', from: '2006-04-01' },
};
const assign: AssignPlace = {
  type: 'AssignPlace',
  place: 'CHN',
  name: 'Chipping Norton',
  from: '2006-04-01',
  today,
  heldBy: undefined,
};
const assigned: LocalityEvent = {
  type: 'PlaceAssigned',
  data: { place: 'CHN', name: 'Chipping Norton', from: '2006-04-01' },
};
const appoint: AppointCoordinator = {
  type: 'AppointCoordinator',
  practitionerId: anna,
  from: '2006-10-02',
  today,
};
const appointed: LocalityEvent = {
  type: 'CoordinatorAppointed',
  data: { practitionerId: anna, from: '2006-10-02' },
};
const vacated: LocalityEvent = { type: 'CoordinatorPostVacated', data: { from: '2007-04-30' } };

describe('Establishing a locality', () => {
  it('puts it on the map from that day', () => given(locality).when(establish).then(established));
  it('takes the same request for one', () =>
    given(locality, established).when(establish).thenAlready('locality-already-established', 'CAR-BUR-CHN'));
  it('refuses a second one under the same code', () =>
    given(locality, established)
      .when({ ...establish, area: 'South' })
      .thenRefused('locality-already-established', '/code'));
  it.each(['OOC', 'ban', 'B', 'BAN-', 'BAN KID', ''])('refuses the code "%s"', (code) =>
    given(locality)
      .when({ ...establish, code })
      .thenRefused('invalid-code', '/code'),
  );
  it('accepts a reorganisation that is decided for next year, but no typing error', () => {
    given(locality)
      .when({ ...establish, from: '2008-04-01' })
      .then({ type: 'LocalityEstablished', data: { ...established.data, from: '2008-04-01' } });
    given(locality)
      .when({ ...establish, from: '2107-04-01' })
      .thenRefused('future-date', '/from');
  });
});

describe('Assigning a place', () => {
  it('is one event', () => given(locality, established).when(assign).then(assigned));
  it('takes the same request for one where the map shows it here', () =>
    given(locality, established, assigned)
      .when({ ...assign, from: '2007-01-01', heldBy: 'CAR-BUR-CHN' })
      .thenAlready('place-already-assigned', '2006-04-01'));
  it('takes the same request for one where it was assigned here and the map has not caught up', () =>
    given(locality, established, assigned).when(assign).thenAlready('place-already-assigned', '2006-04-01'));
  it('takes the place back from another locality', () =>
    given(locality, established, assigned)
      .when({ ...assign, heldBy: 'BAN' })
      .then(assigned));
  it('renames a place', () =>
    given(locality, established, assigned)
      .when({ ...assign, name: 'Chippy', heldBy: 'CAR-BUR-CHN' })
      .then({ type: 'PlaceAssigned', data: { ...assigned.data, name: 'Chippy' } }));
  it('refuses a code that means "no place"', () =>
    given(locality, established)
      .when({ ...assign, place: 'UNK' })
      .thenRefused('invalid-code', '/place'));
  it('refuses a day before the locality existed', () =>
    given(locality, established)
      .when({ ...assign, from: '2006-03-31' })
      .thenRefused('impossible-date', '/from'));
  it('refuses a locality that does not exist', () => given(locality).when(assign).thenRefused('locality-not-found'));
});

describe('Mapping postcodes', () => {
  const map = {
    type: 'MapPostcodes',
    place: 'CHN',
    prefixes: ['OX7', 'OX29 7'],
    from: '2006-04-01',
    today,
  } as const;
  const mapped: LocalityEvent = {
    type: 'PostcodesMapped',
    data: { place: 'CHN', prefixes: ['OX7', 'OX29 7'], from: '2006-04-01' },
  };
  it('says which homes lie in the place', () => given(locality, established, assigned).when(map).then(mapped));
  it('says it once', () =>
    given(locality, established, assigned, mapped).when(map).thenAlready('postcodes-already-mapped', '2006-04-01'));
  it.each(['OX', 'ox7', 'OX7 7AB', '7OX'])('refuses "%s", which is no district', (prefix) =>
    given(locality, established, assigned)
      .when({ ...map, prefixes: ['OX7', prefix] })
      .thenRefused('invalid-postcode', '/prefixes/1'),
  );
  it('refuses a place of another locality', () =>
    given(locality, established).when(map).thenRefused('unknown-place', '/place'));
});

describe("The coordinator's post", () => {
  it('is filled', () => given(locality, established).when(appoint).then(appointed));
  it('is not filled twice by the same person', () =>
    given(locality, established, appointed).when(appoint).thenAlready('post-already-held', '2006-10-02'));
  it('is not taken from its holder', () =>
    given(locality, established, appointed)
      .when({ ...appoint, practitionerId: ben, from: '2007-01-01' })
      .thenRefused('coordinator-in-post', '/from'));
  it('may be recorded as held by another before its present holder', () =>
    given(locality, established, appointed)
      .when({ ...appoint, practitionerId: ben, from: '2006-04-01' })
      .then({ type: 'CoordinatorAppointed', data: { practitionerId: ben, from: '2006-04-01' } }));
  it('is vacated once', () => {
    const vacate = { type: 'VacatePost', from: '2007-04-30', today } as const;
    given(locality, established, appointed).when(vacate).then(vacated);
    given(locality, established, appointed, vacated).when(vacate).thenAlready('post-already-vacant', '2007-04-30');
    given(locality, established).when(vacate).thenAlready('post-already-vacant', established.data.from);
  });
  it('edge case 26: is covered while vacant, not while held, and then filled', () => {
    const cover = { type: 'AppointCover', practitionerId: ben, from: '2007-05-01', today } as const;
    const covered: LocalityEvent = {
      type: 'CoordinatorPostCovered',
      data: { practitionerId: ben, from: '2007-05-01' },
    };
    given(locality, established, appointed, vacated).when(cover).then(covered);
    given(locality, established, appointed, vacated, covered)
      .when(cover)
      .thenAlready('post-already-held', '2007-05-01');
    given(locality, established, appointed).when(cover).thenRefused('coordinator-in-post');
    given(locality, established, appointed, vacated, covered)
      .when({ ...appoint, practitionerId: ben, from: '2007-06-01' })
      .then({ type: 'CoordinatorAppointed', data: { practitionerId: ben, from: '2007-06-01' } });
  });
});
