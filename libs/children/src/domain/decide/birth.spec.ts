import { child } from '../child';
import { type ChildEvent, type TwinRecorded } from '../child.events';
import { expected, givenChild, grace, registered, today } from '../testing/ada';
import { type BirthRefusal, type RecordBirth, type RecordTwin } from './birth';

const birth: RecordBirth = {
  type: 'RecordBirth',
  givenNames: 'Charles',
  familyName: 'Example',
  birthDate: '2007-07-20',
  sex: 'male',
  today,
};
const born: ChildEvent = {
  type: 'ChildBorn',
  data: { birthMonth: '2007-07', sex: 'male' },
  personal: { givenNames: 'Charles', familyName: 'Example', birthDate: '2007-07-20' },
};
const pregnancyEnded: ChildEvent = { type: 'PregnancyEnded', data: { on: '2007-06-01' } };

describe('Edge case 3: an unborn child is born', () => {
  it('keeps the record, and gets a name and a birthday', () => {
    givenChild(expected).when(birth).then(born);
    expect(givenChild(expected, born).state()).toMatchObject({ status: 'born', birthMonth: '2007-07', sex: 'male' });
  });
  it('is born once', () => givenChild(expected, born).when(birth).thenAlready('child-already-born'));
  it('is not born again on another day', () =>
    givenChild(expected, born)
      .when({ ...birth, givenNames: 'Right', birthDate: '2007-07-21' })
      .thenAlready('child-already-born'));
  it('is not born again who was registered as born', () =>
    expect(child.decide(birth, givenChild().state())).toMatchObject({ refusal: { refused: 'child-already-born' } }));
  it.each(['2006-07-20', '1947-07-20', '2007-05-12'])(
    'is not born on %s, too long before the expected day',
    (birthDate) =>
      givenChild(expected)
        .when({ ...birth, birthDate })
        .thenRefused('impossible-birth-date', '/birthDate'),
  );
  it('is not born long after the expected day', () =>
    givenChild({
      ...expected,
      data: { ...expected.data, registeredOn: '2006-12-01', birthMonth: '2007-01', placeFrom: '2006-12-01' },
    })
      .when(birth)
      .thenRefused('impossible-birth-date', '/birthDate'));
  it.each(['2007-08-01', '2007-02-30'])('is not born on %s', (birthDate) =>
    givenChild(expected)
      .when({ ...birth, birthDate })
      .thenRefused('impossible-birth-date', '/birthDate'),
  );
  it('is not born after the pregnancy ended', () =>
    givenChild(expected, pregnancyEnded).when(birth).thenRefused('pregnancy-ended'));
});

describe('Edge case 3: a pregnancy ends without a birth', () => {
  const end = { type: 'EndPregnancy', on: '2007-06-01', today } as const;
  it('closes the record', () => givenChild(expected).when(end).then(pregnancyEnded));
  it('is recorded once', () => givenChild(expected, pregnancyEnded).when(end).thenAlready('pregnancy-ended'));
  it('is not recorded for a day to come', () =>
    givenChild(expected)
      .when({ ...end, on: '2007-08-01' })
      .thenRefused('future-date', '/on'));
  it('is not recorded of a child who was born', () => givenChild().when(end).thenRefused('child-already-born'));
  it('can be taken back when it was a mistake', () => {
    const retracted: ChildEvent = {
      type: 'EndingRetracted',
      data: { retracted: 'pregnancy-ended' },
      personal: { reason: 'Wrong record' },
    };
    givenChild(expected, pregnancyEnded).when({ type: 'RetractEnding', reason: 'Wrong record' }).then(retracted);
    expect(givenChild(expected, pregnancyEnded, retracted).state()).toMatchObject({ status: 'unborn', endedOn: null });
  });
});

describe('Edge case 3: twins', () => {
  const twin: RecordTwin = {
    type: 'RecordTwin',
    twinId: 't1',
    givenNames: 'Second unborn baby of Grace',
    familyName: 'Example',
    birthDate: '2007-10-12',
    sex: 'unknown',
    on: '2007-05-01',
    mother: { personId: grace, name: 'Grace Example' },
    bornOn: '2007-10-12',
    namedAsFirst: false,
    probableDuplicate: false,
    confirmedNew: false,
    today,
  };
  const recorded: TwinRecorded = {
    type: 'TwinRecorded',
    data: {
      twinId: 't1',
      status: 'unborn',
      sex: 'unknown',
      place: 'BAN',
      localityBasis: 'postcode',
      motherId: grace,
      on: '2007-05-01',
    },
    personal: {
      givenNames: 'Second unborn baby of Grace',
      familyName: 'Example',
      birthDate: '2007-10-12',
      mother: { name: 'Grace Example' },
    },
  };
  it('are split into two children who are siblings', () => {
    givenChild(expected).when(twin).then(recorded);
    expect(givenChild(expected, recorded).state()).toMatchObject({
      twins: ['t1'],
      siblings: [{ siblingId: 't1', relation: 'full' }],
    });
  });
  it('are split once by one request; another one tells of a third child only when it says so', () => {
    givenChild(expected, recorded).when(twin).thenAlready('probable-duplicate', 't1');
    const third: TwinRecorded = { ...recorded, data: { ...recorded.data, sex: 'female' } };
    givenChild(expected, recorded)
      .when({ ...twin, sex: 'female', confirmedNew: true })
      .thenUnlessRepeated(third);
  });
  it('are asked about where the register seems to have the second child already, as any newcomer is', () => {
    const known = { ...twin, probableDuplicate: true };
    givenChild(expected).when(known).thenRefused('probable-duplicate');
    givenChild(expected)
      .when({ ...known, confirmedNew: true })
      .then(recorded);
  });
  it('do not go by one name, whatever is confirmed', () =>
    givenChild(expected)
      .when({ ...twin, namedAsFirst: true, confirmedNew: true })
      .thenRefused('named-as-first-child', '/givenNames'));
  it.each(['2005-01-01', '1991-05-17', '2001-10-17', '2000-10-17'])('are not born so far apart as on %s', (birthDate) =>
    givenChild()
      .when({ ...twin, birthDate, bornOn: '2001-05-17', mother: undefined })
      .thenRefused('impossible-birth-date', '/birthDate'),
  );
  it('may be born on either side of midnight, and some weeks apart', () => {
    for (const birthDate of ['2001-05-18', '2001-06-30'])
      expect(
        child.decide({ ...twin, birthDate, bornOn: '2001-05-17', mother: undefined }, givenChild().state()),
      ).toMatchObject([{ type: 'TwinRecorded' }]);
  });
  it('are refused as the register would refuse the second child: past eighteen without a reason', () =>
    givenChild({ ...registered, data: { ...registered.data, birthMonth: '1988-05' } })
      .when({ ...twin, birthDate: '1988-05-17', bornOn: '1988-05-17', mother: undefined })
      .thenRefused('missing-extension-reason'));
  it('are split after birth as well, when the second was not expected', () =>
    givenChild()
      .when({ ...twin, birthDate: '2001-05-17', bornOn: '2001-05-17', mother: undefined })
      .then({
        ...recorded,
        data: { ...recorded.data, status: 'born', motherId: null },
        personal: { givenNames: twin.givenNames, familyName: 'Example', birthDate: '2001-05-17' },
      }));
  it.each<[Partial<RecordTwin>, BirthRefusal['refused']]>([
    [{ birthDate: '2001-05-17' }, 'impossible-birth-date'],
    [{ mother: undefined }, 'missing-mother'],
    [{ on: '2007-08-01' }, 'future-date'],
  ])('are refused with %j', (change, code) =>
    givenChild(expected)
      .when({ ...twin, ...change })
      .thenRefused(code),
  );
  it('the second knows of the first', () =>
    expect(givenChild({ ...registered, data: { ...registered.data, twinOf: 'c1' } }).state()).toMatchObject({
      siblings: [{ siblingId: 'c1', relation: 'full' }],
    }));
});
