import { rules } from './domain/rules';
import { namesHeld } from './gather';

describe('What may be shown', () => {
  const names = new Set(namesHeld.map((name) => name.replace(/\.v\d+$/, '')));

  it('was decided for every kind of event about a child, and for none that there is not', () => {
    expect(names.size).toBeGreaterThan(80);
    expect(new Set(Object.keys(rules))).toEqual(names);
  });
});
