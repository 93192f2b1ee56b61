import { but, given } from '@app/kernel/testing';
import { caf } from '../../domain/caf';
import { type EpisodeEvent, type TextCorrected } from '../../domain/caf.events';
import { assessed, closed, element, opened, voided } from '../../domain/testing/story';
import { type CafCardRow } from './caf-card.row';
import { type CafShown, mayReadWords, summaryOf, viewOf } from './caf-view';

const textCorrected: TextCorrected = {
  type: 'TextCorrected',
  data: { episode: 1, on: '2007-04-02', path: 'conclusions', reason: 'misunderstood', correctedBy: 'head-of-year' },
  personal: { text: 'Help on Mondays', explanation: 'Only on Mondays' },
};
const by = { practitionerId: 'head-of-year', role: 'practitioner', agencyId: 'school' };
const recordedAt = '2007-09-01T09:00:00.000Z';
/** The row of the first episode after these events; words are sealed under the revision of the event that brought them. */
const rowAfter = (...events: readonly EpisodeEvent[]): CafCardRow => {
  const [state] = given(caf, ...events).state().episodes;
  if (state === undefined) throw new Error('there is an episode');
  const facts = events.map(({ type, data }, at) => ({ revision: String(at), fact: { type, data }, recordedAt, by }));
  const { status, form, source, primaryReason } = state;
  return {
    ...{ cardId: 'ada.1', childId: 'ada', episode: 1, status, form, source, primaryReason },
    ...{ state, facts, sealed: {}, revision: String(events.length - 1) },
  } as unknown as CafCardRow;
};
const wordsOf = (...events: readonly EpisodeEvent[]): Readonly<Record<string, object>> =>
  Object.fromEntries(events.flatMap(({ personal }, at) => (personal === undefined ? [] : [[String(at), personal]])));
const everything: CafShown = { fields: 'full', withinConsent: false, withheldTopics: [] };
const today = '2007-09-01';
const view = (events: readonly EpisodeEvent[], words: Parameters<typeof viewOf>[1] = wordsOf(...events)) =>
  viewOf(rowAfter(...events), words, today, '7', everything);

describe('The view of a CAF', () => {
  it('tells what happened in the order in which it was recorded, each with its words and who recorded it', () => {
    expect(view(assessed).history).toEqual([
      { what: 'CafOpened', data: opened.data, written: { whatLedToThis: 'Often late' }, recordedAt, by },
      { what: 'ElementRecorded', data: element.data, written: element.personal, recordedAt, by },
      { what: 'AssessmentCompleted', data: assessed[2].data, written: assessed[2].personal, recordedAt, by },
    ]);
    expect(view([opened, voided]).history.at(-1)).toMatchObject({ what: 'CafVoided' });
  });
  it('has no words where none were written', () => expect(view(assessed, {}).history[0]?.written).toBeNull());
  it('shows the newest words about each element', () => {
    const again = but(element, { version: 2, level: 'low' });
    const { elements } = view([
      ...assessed,
      { ...again, personal: { strengths: null, needs: 'Evenings', evidence: null } },
    ]);
    expect(elements).toMatchObject({ D4: { version: 2, level: 'low', written: { needs: 'Evenings' } } });
  });
  it('shows the texts that can be corrected as they read now', () => {
    expect(view([...assessed, closed]).texts).toEqual({
      whatLedToThis: 'Often late',
      conclusions: 'Help with mornings',
      childComment: 'I like breakfast club',
      parentComment: null,
      closureSummary: closed.personal.summary,
    });
    expect(view([...assessed, textCorrected]).texts).toMatchObject({ conclusions: 'Help on Mondays' });
  });
  it('says that words were erased, and keeps the facts', () => {
    const { history, texts, elements, state } = view(assessed, { 0: 'erased', 1: 'erased', 2: 'erased' });
    expect(history.map(({ written }) => written)).toEqual(['erased', 'erased', 'erased']);
    expect([texts['whatLedToThis'], texts['conclusions']]).toEqual(['erased', 'erased']);
    expect(elements).toMatchObject({ D4: { level: 'medium', written: 'erased' } });
    expect(state.completed).toMatchObject({ on: '2007-03-20' });
  });
  it('stands where the child’s whole file stands', () => expect(view(assessed).revision).toBe('7'));
});

describe('The summary of a CAF', () => {
  const summary = (shown: Partial<CafShown>, ...events: readonly EpisodeEvent[]) =>
    summaryOf(rowAfter(...events), today, { ...everything, ...shown });

  it('says how complete the record is, and keeps facts, words and fold out', () => {
    const shown = summary({}, ...assessed);
    expect(shown.completeness.missing).toContain('next-step-decided');
    for (const left of ['cardId', 'state', 'facts', 'sealed', 'revision']) expect(shown).not.toHaveProperty(left);
  });
  it('names the reason to whoever may read the words, and to those who do not rest on consent', () => {
    expect(summary({ withinConsent: true }, opened).primaryReason).toBe('attendance');
    expect(summary({ fields: 'summary' }, opened).primaryReason).toBe('attendance');
  });
  it('withholds the reason within consent where the words are withheld', () =>
    expect(summary({ fields: 'summary', withinConsent: true }, opened).primaryReason).toBe('withheld'));
});

describe('Whether somebody may read what a CAF says', () => {
  const offending = but(opened, { reasons: ['attendance', 'offending-or-antisocial-behaviour'] });
  const may = (shown: Partial<CafShown>, ...events: readonly EpisodeEvent[]) =>
    mayReadWords(rowAfter(...events), { ...everything, ...shown });

  it('follows from how much of the record they are shown', () =>
    expect([may({}, opened), may({ fields: 'summary' }, opened)]).toEqual([true, false]));
  it('is no, for all of it, where it was opened for a reason that the family holds back from their agency', () => {
    expect(may({ withheldTopics: ['offences'] }, offending)).toBe(false);
    expect(may({ withheldTopics: ['offences'] }, opened)).toBe(true);
    expect(may({ withheldTopics: ['mental-health'] }, offending)).toBe(true);
  });
});
