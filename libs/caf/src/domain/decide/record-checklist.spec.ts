import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type CafNotProceeded } from '../caf.events';
import { assessed, check, checklistRecorded, closed, opened, today } from '../testing/story';
import { type RecordNotProceeded } from './record-checklist';

describe('Recording a pre-assessment checklist', () => {
  it('records it, before there is any episode', () => given(caf).when(check).then(checklistRecorded));
  it('takes the same wish for one', () =>
    given(caf, checklistRecorded)
      .when(check)
      .thenUnlessRepeated(but(checklistRecorded, { checklist: 2 })));
  it('numbers the next one', () =>
    given(caf, checklistRecorded)
      .when({ ...check, on: '2007-02-21' })
      .then(but(checklistRecorded, { checklist: 2, on: '2007-02-21' })));
  it('may be recorded after an episode has closed', () =>
    given(caf, ...assessed, closed)
      .when({ ...check, on: '2007-08-01' })
      .then(but(checklistRecorded, { on: '2007-08-01' })));
  it('needs no words where every answer is yes', () => {
    const answers = { ...check.answers, 'learning-and-developing': 'yes' as const };
    given(caf)
      .when({ ...check, answers, note: null, supportNeedClear: null, ownServiceCanMeet: null })
      .then(but(checklistRecorded, { answers, supportNeedClear: null, ownServiceCanMeet: null }, { note: null }));
  });
  it.each([{ note: null }, { supportNeedClear: null }, { ownServiceCanMeet: null }])(
    'refuses a doubt with %p',
    (wrong) =>
      given(caf)
        .when({ ...check, ...wrong })
        .thenRefused('missing-checklist-note', '/note'),
  );
  it('refuses one of which the family does not know', () =>
    given(caf)
      .when({ ...check, familyKnows: false })
      .thenRefused('family-not-asked', '/familyKnows'));
  it('refuses a child who is not on the register', () =>
    given(caf)
      .when({ ...check, child: null })
      .thenRefused('child-not-found'));
  it('refuses a child who has died', () =>
    given(caf)
      .when({ ...check, child: { place: 'BAN', status: 'deceased' } })
      .thenRefused('child-deceased'));
  it('refuses while a CAF is open', () => given(caf, opened).when(check).thenRefused('caf-already-open'));
  it('refuses a day to come', () =>
    given(caf)
      .when({ ...check, on: '2007-09-02' })
      .thenRefused('future-date'));
});

const saidNo: RecordNotProceeded = {
  type: 'RecordNotProceeded',
  on: '2007-02-26',
  today,
  practitionerId: 'head-of-year',
  agencyId: 'school',
  agencyType: 'primary-school',
  child: { place: 'BAN', status: 'born' },
  checklist: 1,
};
const notProceeded: CafNotProceeded = {
  type: 'CafNotProceeded',
  data: { on: '2007-02-26', agencyId: 'school', agencyType: 'primary-school', place: 'BAN', checklist: 1 },
};

describe('Recording that the family did not agree', () => {
  it('records it for the count of the agency, and no word more', () =>
    given(caf, checklistRecorded).when(saidNo).then(notProceeded));
  it('takes the same wish for one', () =>
    given(caf, checklistRecorded, notProceeded).when(saidNo).thenUnlessRepeated(notProceeded));
  it('needs no checklist', () =>
    given(caf)
      .when({ ...saidNo, checklist: null })
      .then(but(notProceeded, { checklist: null })));
  it('refuses a checklist that there is not', () => given(caf).when(saidNo).thenRefused('checklist-not-found'));
  it('refuses a child who is not on the register', () =>
    given(caf)
      .when({ ...saidNo, child: null })
      .thenRefused('child-not-found'));
  it('refuses a child who has died', () =>
    given(caf)
      .when({ ...saidNo, child: { place: 'BAN', status: 'deceased' } })
      .thenRefused('child-deceased'));
  it('refuses while a CAF is open', () => given(caf, opened).when(saidNo).thenRefused('caf-already-open'));
  it('refuses a day to come', () =>
    given(caf)
      .when({ ...saidNo, on: '2007-09-02' })
      .thenRefused('future-date'));
});
