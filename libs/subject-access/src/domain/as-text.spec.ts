import { asText } from './as-text';
import { packOf } from './pack';
import { forChild, held, told } from './testing/a-family';

describe('A pack to be printed', () => {
  const long = 'and so on '.repeat(40);
  const notes = Array.from({ length: 30 }, (_, n) =>
    told('caf.next-step-decided', { on: '2007-03-21', nextStep: 'team' }, { note: `own note ${n} ${long}` }),
  );
  const { pack } = packOf(held(...notes), forChild);
  const pages = asText(pack).split('\f');

  it('has its reference, for whom it is and the number at the head of each page', () => {
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      const [head, number] = page.split('\n');
      expect(head).toMatch(/^SAR-1 · for the child · made 2007-09-10/);
      expect(number).toBe(`page ${index + 1} of ${pages.length}`);
    });
  });

  it('says who asked, why and when on its first page', () => {
    for (const said of ['own request', '2007-09-03', 'information governance officer of agency trust'])
      expect(pages[0]).toContain(said);
  });

  it('loses nothing on the way from page to page, and fits on paper', () => {
    const lines = pages.flatMap((page) => page.split('\n'));
    for (let n = 0; n < 30; n += 1) expect(lines.filter((line) => line.includes(`own note ${n} `))).toHaveLength(1);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(96);
    expect(Math.max(...pages.map((page) => page.split('\n').length))).toBeLessThanOrEqual(52);
  });

  it('tells facts as one would say them', () => expect(pages.join('\n')).toContain('next step: team'));
});
