import { ecmAims, ecmOutcomes } from './vocabulary';

describe('The aims of Every Child Matters', () => {
  it.each(ecmOutcomes)('are five beneath %s, and named after it', (outcome) => {
    const beneath = Object.entries(ecmAims).filter(([, aim]) => aim.outcome === outcome);
    expect(beneath.map(([code]) => code)).toEqual([1, 2, 3, 4, 5].map((nth) => `${outcome}${nth}`));
  });
});
