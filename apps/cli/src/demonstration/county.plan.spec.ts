import { countyShares, launchDay, planCounty, testNhsNumbers } from './county.plan';

const places = ['BAN', 'DID', 'OSE', 'ABI-BER'];
const { families, episodes } = (() => {
  const families = planCounty(100, 2007, places);
  return { families, episodes: families.flatMap(({ episode }) => episode ?? []) };
})();
const open = episodes.filter(({ closed }) => closed === undefined);

describe('The plan of the demonstration county', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planCounty(100, 2007, places)).toEqual(families);
    expect(planCounty(100, 2008, places)).not.toEqual(families);
  });
  it('comes to the published launch figures', () => {
    expect(open).toHaveLength(60);
    expect(open.filter(({ team }) => team)).toHaveLength(35);
    expect(open.filter(({ lead }) => lead)).toHaveLength(24);
  });
  it('keeps the shares at any size', () => {
    expect(countyShares(10_000)).toEqual({ inProgress: 6000, closed: 2600, teams: 3500, leads: 2400 });
    expect(planCounty(7, 1, places)).toHaveLength(7);
  });
  it('has closed episodes with several reasons, refused consents, teams without a Lead Professional and the reverse', () => {
    expect(new Set(episodes.flatMap(({ closed }) => closed?.reason ?? [])).size).toBeGreaterThan(2);
    expect(families.filter(({ consentRefused }) => consentRefused)).toHaveLength(14);
    expect(open.some(({ team, lead }) => team && !lead)).toBe(true);
    expect(open.some(({ team, lead }) => !team && lead)).toBe(true);
    expect(open.some(({ lead }) => lead?.changed)).toBe(true);
  });
  it('has step-ups and transfers with and without an answer, a pause, a coordinator who stands in, step-downs and siblings', () => {
    const turns = open.flatMap(({ turn }) => turn ?? []);
    const seen = turns.map((turn) =>
      turn.kind === 'step-up'
        ? `${turn.kind} ${turn.answer?.is ?? 'pending'}`
        : turn.kind === 'transfer'
          ? `${turn.kind} ${turn.acceptedOn === null ? 'pending' : 'accepted'}`
          : turn.kind,
    );
    expect(new Set(seen)).toEqual(
      new Set([
        'step-up accepted',
        'step-up declined',
        'step-up pending',
        'transfer accepted',
        'transfer pending',
        'suspension',
        'interim-coordinator',
      ]),
    );
    expect(turns.every(({ on }) => on < launchDay)).toBe(true);
    expect(open.filter(({ steppedDown }) => steppedDown)).toHaveLength(2);
    const [elder] = families.filter(({ episode }) => episode?.team?.siblings.length === 1);
    const [sibling] = families.filter(({ childId }) => elder?.episode?.team?.siblings.includes(childId));
    expect(sibling).toMatchObject({ household: elder?.household, familyName: elder?.familyName });
    expect(sibling?.episode?.team).toBeUndefined();
  });
  it('keeps every life in order and before launch day', () => {
    for (const { birthDate, registeredOn, episode } of families) {
      if (episode === undefined) continue;
      const { openedOn, assessedOn, team, lead, closed } = episode;
      const inOrder = [
        birthDate,
        registeredOn,
        openedOn,
        assessedOn,
        team?.convenedOn,
        ...(team?.meetings ?? []).map(({ on }) => on),
      ];
      const known = inOrder.filter((date) => date !== undefined);
      expect([...known].sort()).toEqual(known);
      const last = [...known, lead?.acceptedOn, lead?.changed?.on].filter((date) => date !== undefined).sort();
      expect((last.at(-1) ?? birthDate) <= (closed?.on ?? launchDay)).toBe(true);
      expect((closed?.on ?? launchDay) <= launchDay).toBe(true);
    }
  });
  it('gives every child a different number that nobody was ever issued', () => {
    const numbers = families.map(({ nhsNumber }) => nhsNumber);
    expect(new Set(numbers).size).toBe(100);
    for (const number of numbers) expect(number).toMatch(/^999\d{7}$/);
    // Worked by hand: 9*10 + 9*9 + 9*8 = 243, 243 mod 11 = 1, so the check digit would be 10: the serial is passed over.
    expect(testNhsNumbers().next().value).toBe('9990000018');
  });
});
