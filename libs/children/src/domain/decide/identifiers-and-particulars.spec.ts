import { type ChildEvent } from '../child.events';
import { givenChild } from '../testing/ada';

describe('A number of another service', () => {
  const record = {
    type: 'RecordIdentifier',
    recordingId: 'r1',
    kind: 'nhs-number',
    value: '9434765919',
    testNumbersAllowed: false,
    probableDuplicate: false,
    confirmedNew: false,
  } as const;
  const recorded: ChildEvent = {
    type: 'IdentifierRecorded',
    data: { recordingId: 'r1', kind: 'nhs-number' },
    personal: { value: '9434765919' },
  };
  it('is recorded, once per recording', () => {
    givenChild().when(record).then(recorded);
    givenChild(recorded).when(record).thenUnlessRepeated(recorded);
    expect(givenChild(recorded).state()).toMatchObject({ numbers: [{ kind: 'nhs-number', recordingId: 'r1' }] });
  });
  it('is recorded beside an earlier one of its kind, which stays known', () =>
    givenChild(recorded)
      .when({ ...record, recordingId: 'r2' })
      .thenUnlessRepeated({ ...recorded, data: { recordingId: 'r2', kind: 'nhs-number' } } as ChildEvent));
  it.each([
    [{ value: '9434765918' }, 'invalid-nhs-number'],
    [{ value: '9990000018' }, 'invalid-nhs-number'],
    [{ kind: 'upn', value: 'A801200001001' }, 'invalid-upn'],
    [{ kind: 'social-care-id', value: 'SC/1' }, 'invalid-social-care-id'],
    [{ probableDuplicate: true }, 'probable-duplicate'],
  ] as const)('is refused with %j', (change, code) =>
    givenChild()
      .when({ ...record, ...change })
      .thenRefused(code, '/value'),
  );
  it.each([
    ['upn', 'H801200001001'],
    ['social-care-id', 'SC123'],
  ] as const)('may be of kind %s', (kind, value) =>
    givenChild()
      .when({ ...record, kind, value })
      .then({ type: 'IdentifierRecorded', data: { recordingId: 'r1', kind }, personal: { value } }),
  );
  it('edge case 2: is accepted although another record has it, when the practitioner has looked', () =>
    givenChild()
      .when({ ...record, probableDuplicate: true, confirmedNew: true })
      .then(recorded));
});

describe('What the form asks about the child as a person', () => {
  const particulars = {
    recordingId: 'r1',
    ethnicity: 'WBRI',
    disabled: 'no',
    youngCarer: 'not-known',
    atRiskOfExclusion: 'no',
    senStage: 'none',
    supportNeeds: ['interpreter', 'easy-read'],
  } as const;
  const record = { type: 'RecordParticulars', particulars, inWords: { firstLanguage: 'Polish' } } as const;
  const recorded: ChildEvent = {
    type: 'ParticularsRecorded',
    data: particulars,
    personal: { firstLanguage: 'Polish' },
  };
  it('edge case 32: is recorded with what the family needs to take part', () =>
    givenChild().when(record).then(recorded));
  it('is recorded once by one request', () => givenChild(recorded).when(record).thenUnlessRepeated(recorded));
});
