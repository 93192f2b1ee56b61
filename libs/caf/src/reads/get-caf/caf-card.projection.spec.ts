import { type RecordedEvent } from '@app/event-store';
import { sampleMeta } from '@app/event-store/testing';
import { but } from '@app/kernel/testing';
import { cafCodec } from '../../caf.codec';
import { type CafEvent } from '../../domain/caf.events';
import {
  assessed,
  checklistRecorded,
  closed,
  opened,
  reopened,
  stepUpRequested,
  voided,
} from '../../domain/testing/story';
import { type CafCard, cafCardProjection } from './caf-card.projection';
import { enquiryCardProjection } from './enquiry-card.projection';

const childId = '5d8f2c1a-3b4e-4f6a-8c9d-0e1f2a3b4c5d';
const recorded = (event: CafEvent, nth: number): RecordedEvent => {
  const { type, data, subject } = cafCodec.encode(event, childId);
  return {
    ...{ id: `event-${nth}`, type, data, meta: sampleMeta(), stream: `caf-${childId}` },
    ...{ revision: BigInt(nth), position: BigInt(nth) },
    ...(subject === undefined ? {} : { subject, sealed: `sealed-${nth}` }),
  };
};
const cardAfter = (...events: readonly CafEvent[]): CafCard | undefined =>
  events
    .map(recorded)
    .reduce<CafCard | undefined>((card, event) => cafCardProjection.apply(card, event, `${childId}.1`), undefined);

describe('The card of a CAF', () => {
  it('shows how far the episode has come, and since when', () =>
    expect(cardAfter(...assessed, stepUpRequested)).toMatchObject({
      ...{ child_id: childId, episode: 1, status: 'assessed', opened_on: '2007-03-01', completed_on: '2007-03-20' },
      ...{ place_at_start: 'BAN', place: 'BAN', step_up_pending: 's17', closed_on: null },
    }));
  it('shows the closing, and no longer once it is taken back', () => {
    expect(cardAfter(...assessed, closed)).toMatchObject({
      closed_on: '2007-07-20',
      closure_reason: 'needs-met-universal',
    });
    expect(cardAfter(...assessed, closed, reopened)).toMatchObject({ closed_on: null, closure_reason: null });
  });
  it('stays as history when it is void', () => {
    expect(cardAfter(opened, voided)?.status).toBe('void');
    expect(cardAfter(opened, voided)?.facts).toHaveLength(2);
  });
  it('keeps words sealed, each with the fact that brought them', () => {
    const card = cardAfter(...assessed);
    expect(Object.keys(card?.sealed ?? {})).toEqual(['0', '1', '2']);
    expect(JSON.stringify(card?.facts.map(({ fact }) => fact))).not.toContain('Often late');
  });
  it('is one for each episode, and none for what comes before one', () => {
    expect(cafCardProjection.keysOf(recorded(but(opened, { episode: 2 }), 5))).toEqual([`${childId}.2`]);
    expect(cafCardProjection.keysOf(recorded(checklistRecorded, 0))).toEqual([]);
  });
  it('does not begin in the middle', () =>
    expect(() => cardAfter(closed)).toThrow('an episode goes on that never began'));
});

describe('The card of an enquiry', () => {
  it('shows the checklist and where it was made, with its note sealed', () => {
    const event = recorded(checklistRecorded, 0);
    expect(enquiryCardProjection.apply(undefined, event, `${childId}.0`)).toMatchObject({
      ...{ child_id: childId, kind: 'checklist', checklist: 1, made_on: '2007-02-20', decision: 'initiate-caf' },
      ...{ place: 'BAN', agency_id: 'school' },
    });
    expect(enquiryCardProjection.keysOf(event)).toEqual([`${childId}.0`]);
  });
  it('shows a family that did not agree, without answers', () =>
    expect(
      enquiryCardProjection.apply(
        undefined,
        recorded(
          {
            type: 'CafNotProceeded',
            data: { on: '2007-03-01', agencyId: 'school', agencyType: 'primary-school', place: 'BAN', checklist: 1 },
          },
          1,
        ),
        `${childId}.1`,
      ),
    ).toMatchObject({ kind: 'not-proceeded', checklist: 1, decision: null, answers: null }));
});
