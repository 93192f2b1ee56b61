import { isCalendarDate } from '@app/kernel';
import { asksAbout, formOf, formOn, forms, inUse } from './forms';

describe('Assessment forms', () => {
  it.each(forms)('$code is well formed', ({ code, from, until, domains }) => {
    expect(code).toMatch(/^[a-z]+-\d{4}$/);
    expect(isCalendarDate(from)).toBe(true);
    expect(until === null || (isCalendarDate(until) && until > from)).toBe(true);
    const elements = domains.flatMap((domain) => domain.elements.map((element) => element.code));
    expect(new Set(elements).size).toBe(elements.length);
    for (const element of elements) expect(element).toMatch(/^[A-Z]\d{1,2}$/);
  });
  it('follow one another without a gap and without an overlap', () => {
    for (const [index, { until }] of forms.slice(0, -1).entries()) {
      const next = forms[index + 1];
      expect(until !== null && next !== undefined && until < next.from).toBe(true);
      expect(formOn(until ?? '')).toBe(forms[index]);
    }
    expect(forms.at(-1)?.until).toBeNull();
  });
  it('asks about 3 domains and 19 elements in 2007', () => {
    const { domains } = formOn('2007-03-01');
    expect(domains.map(({ elements }) => elements.length)).toEqual([12, 3, 4]);
  });
  it('looks at the whole family from September 2017: data, not another program', () => {
    expect(formOn('2017-08-31')).toMatchObject({ code: 'caf-2007', wholeFamily: false });
    expect(formOn('2017-09-01')).toMatchObject({ code: 'eha-2017', wholeFamily: true });
    const [caf, eha] = ['caf-2007', 'eha-2017'].map((code) => formOf(code));
    if (caf === undefined || eha === undefined) throw new Error('both forms are there');
    expect([asksAbout(caf, 'W5'), asksAbout(eha, 'W5'), asksAbout(eha, 'D12')]).toEqual([false, true, true]);
    expect([inUse(caf, '2017-09-01'), inUse(eha, '2030-01-01')]).toEqual([false, true]);
  });
  it('gives the oldest form to a day before all of them', () => expect(formOn('1999-01-01').code).toBe('caf-2007'));
  it('knows no other', () => expect(formOf('caf-1999')).toBeUndefined());
});
