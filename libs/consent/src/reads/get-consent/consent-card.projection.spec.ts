import { type RecordedEvent } from '@app/event-store';
import { consentCodec } from '../../consent.codec';
import { type ConsentEvent } from '../../domain/consent.events';
import { agreed, father, mother } from '../../domain/testing/family';
import { type ConsentCard, consentCardProjection } from './consent-card.projection';

const childId = '5d8f2c1a-3b4e-4f6a-8c9d-0e1f2a3b4c5d';
const log = (...events: readonly ConsentEvent[]): readonly RecordedEvent[] =>
  events.map((event, at) => {
    const { type, data, subject } = consentCodec.encode(event, childId);
    const sealed = subject === undefined ? {} : { subject, sealed: `sealed ${at}` };
    const place = { stream: `consent-${childId}`, revision: BigInt(at), position: BigInt(at + 1) };
    return { id: `e${at}`, type, data, ...sealed, ...place, meta: { actor: { agencyId: 'school' } } as never };
  });
const cardOf = (...events: readonly ConsentEvent[]): ConsentCard | undefined =>
  log(...events).reduce<ConsentCard | undefined>((card, event) => {
    const [key] = consentCardProjection.keysOf(event);
    return consentCardProjection.apply(card, event, key as string);
  }, undefined);

const refused: ConsentEvent = {
  type: 'ConsentRefused',
  data: { statementId: 's2', scopes: ['share'], refusedBy: father, how: 'verbal', from: '2007-05-01' },
  personal: { name: 'Alan Example' },
};
const renewed: ConsentEvent = {
  type: 'ConsentRenewed',
  data: { statementId: 's3', expiresOn: '2009-02-28', renewedBy: mother, how: 'verbal', from: '2007-06-01' },
  personal: { name: 'Grace Example' },
};

describe('The card of a child’s consent', () => {
  it('holds what was said in the open and the words sealed, by statement', () => {
    const card = cardOf(agreed, refused);
    expect(card).toMatchObject({ child_id: childId, revision: 1n });
    expect(card?.consent.sayings.map(({ kind, from }) => [kind, from])).toEqual([
      ['given', '2007-03-01'],
      ['refused', '2007-05-01'],
    ]);
    expect(card?.sealed).toMatchObject({
      s1: { subject: `child-${childId}`, eventId: 'e0', sealed: 'sealed 0' },
      s2: { subject: `child-${childId}`, eventId: 'e1', sealed: 'sealed 1' },
    });
  });
  it('says which agency recorded what, and where it stands in the log', () =>
    expect(cardOf(agreed, refused)?.heard).toEqual({
      s1: { agencyId: 'school', position: '1' },
      s2: { agencyId: 'school', position: '2' },
    }));
  it('says until when sharing is agreed, for those who look after renewals', () => {
    expect(cardOf(agreed)?.sharing_until).toBe('2008-02-29');
    expect(cardOf(agreed, renewed)?.sharing_until).toBe('2009-02-28');
    expect(cardOf(agreed, refused)?.sharing_until).toBeNull();
  });
  it('shows a conflict', () => {
    expect(cardOf(agreed)?.in_conflict).toBe(false);
    expect(cardOf(agreed, refused)?.in_conflict).toBe(true);
  });
  it('keeps the words of corrections and decisions by their own ids', () => {
    const card = cardOf(
      agreed,
      {
        type: 'ConsentCorrected',
        data: { correctionId: 'x1', statementId: 's1', old: {}, new: {}, neverSaid: true },
        personal: { reason: 'Meant for another child' },
      },
      {
        type: 'SharingWithoutConsentRecorded',
        data: {
          sharingId: 'd1',
          agencyId: 'a1',
          tier: 'basic',
          topics: [],
          ground: 'serious-crime',
          recordedBy: 'p1',
          byAgency: 'a2',
          decidedBy: 'p2',
          confirmBy: null,
          familyTold: true,
          whyNotTold: null,
          on: '2007-06-01',
          until: '2007-08-31',
        },
        personal: { what: 'The address', why: 'Asked for by the police' },
      },
    );
    expect(Object.keys(card?.sealed ?? {})).toEqual(['s1', 'x1', 'd1']);
    expect(card?.consent).toMatchObject({ sayings: [], sharedWithout: [{ sharingId: 'd1' }] });
  });
  it('folds to JSON and back without a difference', () => {
    const card = cardOf(agreed, refused, renewed);
    expect(JSON.parse(JSON.stringify(card?.consent))).toEqual(card?.consent);
  });
});
