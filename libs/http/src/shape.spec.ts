import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsArray,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AsCalendarDate } from './as-calendar-date';
import { type Fault } from './malformed';
import { Shape } from './shape';

class Member {
  @IsString()
  @Length(1, 5)
  agencyId!: string;
}

class Meeting {
  @AsCalendarDate()
  on!: string;

  @IsIn(['held', 'cancelled'])
  status!: string;

  @ValidateIf(({ status }: Meeting) => status === 'cancelled')
  @IsString()
  reason?: string;

  @IsOptional()
  @IsString({ each: true })
  notes?: string[];

  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Member)
  members!: Member[];

  @IsOptional()
  @ValidateNested()
  chair?: Member;

  @ValidateNested()
  place!: Member;
}

class Listing {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsBoolean()
  open?: boolean;
}

const held = { on: '2007-03-01', status: 'held', members: [{ agencyId: 'a-1' }], place: { agencyId: 'a-1' } };
const read = (value: unknown): { read: object; faults: Fault[] } => {
  const faults: Fault[] = [];
  return { read: Shape.of(Meeting).readBody(value, faults), faults };
};
const faultsOf = (value: unknown): readonly string[] =>
  read(value).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('What a body may hold', () => {
  it('is read into a new object with the declared fields', () => {
    const result = read(held);
    expect(result.faults).toEqual([]);
    expect(result.read).toEqual(held);
    expect(result.read).not.toBe(held);
  });

  it('is told field by field, in words that never repeat what was sent', () => {
    const { faults } = read({ ...held, on: '2007-02-30', status: 'canary' });
    expect(faults).toEqual([
      { pointer: '/on', code: 'is-calendar-date', detail: 'must be a day that exists, as YYYY-MM-DD' },
      { pointer: '/status', code: 'is-in', detail: 'must be one of the following values: held, cancelled' },
    ]);
  });

  it('points into lists', () =>
    expect(
      faultsOf({ ...held, members: [{ agencyId: 'a-1' }, { agencyId: 7 }, {}, null, { agencyId: 'a-2', x: 1 }] }),
    ).toEqual([
      '/members/1/agencyId is-string',
      '/members/2/agencyId missing',
      '/members/3 is-object',
      '/members/4/x unknown-field',
    ]));

  it('checks the type before what depends on it', () =>
    expect(faultsOf({ ...held, members: 'many' })).toEqual(['/members array-min-size']));

  it.each([undefined, null, 7, 'text', []])('must be an object, not %p', (body) =>
    expect(faultsOf(body)).toEqual([' is-object']),
  );

  it('takes null for an optional field that is left out', () => {
    const result = read({ ...held, notes: null, chair: null });
    expect(result.faults).toEqual([]);
    expect(result.read).toEqual(held);
  });

  it('demands an object or a list where one is declared', () => {
    expect(faultsOf({ ...held, members: null })).toEqual(['/members array-min-size']);
    expect(faultsOf({ ...held, chair: 'x' })).toEqual(['/chair is-object']);
    expect(faultsOf({ ...held, place: null })).toEqual(['/place is-object']);
  });

  it('checks each item of a list', () => expect(faultsOf({ ...held, notes: ['a', 7] })).toEqual(['/notes is-string']));

  it('demands a conditional field where its condition holds, and takes it nowhere else', () => {
    expect(faultsOf({ ...held, status: 'cancelled' })).toEqual(['/reason missing']);
    expect(faultsOf({ ...held, reason: 'snow' })).toEqual(['/reason not-expected']);
    expect(faultsOf({ ...held, status: 'cancelled', reason: 'snow' })).toEqual([]);
  });

  it('knows nothing of what every object inherits', () => {
    const body: unknown = JSON.parse(
      '{"on":"2007-03-01","status":"held","members":[{"agencyId":"a"}],"place":{"agencyId":"a"},"__proto__":{"admin":true},"constructor":1}',
    );
    const result = read(body);
    expect(result.faults.map(({ code }) => code)).toEqual(['unknown-field', 'unknown-field']);
    expect((result.read as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.keys(result.read)).toEqual(['on', 'status', 'members', 'place']);
  });

  it('does not repeat the name of a field that somebody made up', () =>
    expect(faultsOf({ ...held, 'Canary Name, 1 Canary Road': 1 })).toEqual([' unknown-field']));
});

describe('What a query may hold', () => {
  const readQuery = (value: object): { read: object; faults: Fault[] } => {
    const faults: Fault[] = [];
    return { read: Shape.of(Listing).readQuery(value, faults, ['atLeast']), faults };
  };

  it('has numbers and truth values as text', () =>
    expect(readQuery({ limit: '20', open: 'true' })).toEqual({ read: { limit: 20, open: true }, faults: [] }));

  it('has a list of one as text, and a longer one as a list', () => {
    class Named {
      @IsArray()
      @IsString({ each: true })
      ids!: string[];
    }
    const ids = (value: unknown): unknown => Shape.of(Named).readQuery({ ids: value }, [], []);
    expect([ids('a'), ids(['a', 'b'])]).toEqual([{ ids: ['a'] }, { ids: ['a', 'b'] }]);
  });

  it('is told by parameter', () =>
    expect(readQuery({ limit: '1e9', page: '2' }).faults).toMatchObject([
      { parameter: 'limit', code: 'is-int' },
      { parameter: 'page', code: 'unknown-field' },
    ]));

  it('may have what every query may have', () => expect(readQuery({ atLeast: '7' }).faults).toEqual([]));

  it('may not say a thing twice', () =>
    expect(readQuery({ limit: ['1', '2'] }).faults).toMatchObject([{ parameter: 'limit', code: 'is-int' }]));
});

describe('A declaration that cannot be checked', () => {
  class Unclear {
    @ValidateNested({ each: true })
    members!: object[];
  }
  it('is found out at once', () => expect(() => Shape.of(Unclear)).toThrow(/must say of which class/));
});
