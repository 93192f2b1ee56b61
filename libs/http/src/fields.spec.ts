import { NameField, TextField, TextsField } from './fields';
import { type Fault } from './malformed';
import { Shape } from './shape';

class Body {
  @TextField({ max: 100 })
  reason!: string;

  @TextField({ max: 100, optional: true })
  note?: string;

  @TextsField({ most: 3, max: 5, example: ['a'] })
  lines?: string[];

  @NameField({ max: 100, optional: true })
  name?: string;
}
const faultsOf = (body: object): readonly string[] => {
  const faults: Fault[] = [];
  Shape.of(Body).readBody({ reason: 'As agreed', ...body }, faults);
  return faults.map(({ pointer, code }) => `${pointer} ${code}`);
};
const blanks = [' ', '\u00a0', '\u200b', '\n', '\u2800', '\u3164', '\ufeff\u200e'];

describe('A text of the API', () => {
  it('is taken when it says something', () =>
    expect(faultsOf({ note: '.', lines: ['1'], name: '\u738b' })).toEqual([]));
  it.each(blanks)('of blanks only (%j) is refused wherever it stands', (blank) =>
    expect(faultsOf({ reason: blank, note: blank, lines: [blank], name: blank })).toEqual([
      '/reason says-something',
      '/note says-something',
      '/lines says-something',
      '/name says-something',
    ]),
  );
  it('is as long as it is stored, invisible characters included', () =>
    expect(faultsOf({ reason: `A${'\ufe0f'.repeat(5_000)}`, note: 'x'.repeat(101) })).toEqual([
      '/reason is-length',
      '/note is-length',
    ]));
  it('counts a character outside the basic plane once', () =>
    expect(faultsOf({ reason: '\u{20000}'.repeat(100) })).toEqual([]));
});

describe('A name', () => {
  it.each(['7', '-', '???', '...'])('is not "%s"', (name) => expect(faultsOf({ name })).toEqual(['/name is-name']));
});
