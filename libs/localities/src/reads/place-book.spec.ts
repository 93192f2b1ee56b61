import { ReadPositions } from '@app/feeds';
import { mapAsAt, PlaceBook } from './place-book';

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

describe('The map at hand', () => {
  let now = 0;
  beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => now));
  afterEach(() => jest.restoreAllMocks());

  const read = jest.fn(() => Promise.resolve([history]));
  const open = async (): Promise<{ readonly book: PlaceBook; readonly positions: ReadPositions }> => {
    const positions = new ReadPositions({ query: read } as never);
    const book = new PlaceBook({ query: read } as never, positions);
    await book.asAt('2007-01-31');
    read.mockClear();
    return { book, positions };
  };

  it('is read once for whatever day', async () => {
    const { book } = await open();
    const maps = await Promise.all(['2007-01-31', '2007-02-01', '2007-02-02'].map((day) => book.asAt(day)));
    expect(maps.map((map) => map.localityOf('HILL'))).toEqual(['EAST', 'NEW', 'NEW']);
    expect(read).not.toHaveBeenCalled();
  });

  it('is read again as soon as a card of the map is known to have moved', async () => {
    const { book, positions } = await open();
    positions.moved('place-assignment', 7n);
    await book.asAt('2007-02-01');
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('is read again after a second, because another process may have moved the cards', async () => {
    const { book } = await open();
    now += 1_000;
    await book.asAt('2007-02-01');
    expect(read).toHaveBeenCalledTimes(1);
  });
});
