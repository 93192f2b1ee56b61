import { mapAsAt } from './place-book';

const history = {
  localities: [
    { code: 'EAST', name: 'East', area: 'North', from: '2006-04-01' },
    { code: 'WEST', name: 'West', area: 'South', from: '2006-04-01' },
    { code: 'NEW', name: 'New', area: 'South', from: '2007-01-01' },
  ],
  assignments: [
    { place: 'HILL', name: 'Hill', locality: 'EAST', from: '2006-04-01' },
    { place: 'HILL', name: 'Hill', locality: 'NEW', from: '2007-02-01' },
    { place: 'MILL', name: 'Mill', locality: 'WEST', from: '2006-04-01' },
    { place: 'RILL', name: 'Rill', locality: 'EAST', from: '2006-04-01' },
  ],
};

describe('The map of the county', () => {
  it('is empty before anything was established, but for those outside it', () => {
    const { localities, codes } = mapAsAt(history, '2006-03-31');
    expect(localities).toEqual([]);
    expect(codes).toEqual(['OOC', 'NFA', 'UNK']);
  });
  it('has the localities of the day in their order, each with its places', () => {
    const { localities } = mapAsAt(history, '2006-04-01');
    expect(localities.map(({ code, places }) => [code, places.map((place) => place.code)])).toEqual([
      ['EAST', ['HILL', 'RILL']],
      ['WEST', ['MILL']],
    ]);
  });
  it('has a place in its old locality up to the day on which it changes hands', () => {
    expect(mapAsAt(history, '2007-01-31').localityOf('HILL')).toBe('EAST');
    expect(mapAsAt(history, '2007-02-01').localityOf('HILL')).toBe('NEW');
    expect(mapAsAt(history, '2007-02-01').localities.find(({ code }) => code === 'EAST')?.places).toEqual([
      { code: 'RILL', name: 'Rill' },
    ]);
  });
  it('knows areas, and no locality of those outside', () => {
    const map = mapAsAt(history, '2007-02-01');
    expect(map.areaOf('NEW')).toBe('South');
    expect(map.areaOf('NONE')).toBeUndefined();
    expect(map.localityOf('NFA')).toBeUndefined();
  });
});
