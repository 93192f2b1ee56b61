import { Batches } from './batches';

/** Answers each key with itself in capitals, when told to. */
const asked = () => {
  const questions: (readonly string[])[] = [];
  const answers: (() => void)[] = [];
  const ask = async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    questions.push(keys);
    await new Promise<void>((answer) => answers.push(answer));
    return new Map(keys.map((key) => [key, key.toUpperCase()]));
  };
  const answer = async (): Promise<void> => {
    // Until the next question has been put.
    while (answers.length === 0) await Promise.resolve();
    answers.shift()?.();
  };
  return { questions, ask, answer };
};

describe('Questions in batches', () => {
  it('of one turn go together, and each is put once', async () => {
    const { questions, ask, answer } = asked();
    const batches = new Batches(ask);
    const all = Promise.all(['a', 'b', 'a', 'c'].map((key) => batches.get(key)));
    await answer();
    expect(await all).toEqual(['A', 'B', 'A', 'C']);
    expect(questions).toEqual([['a', 'b', 'c']]);
  });
  it('are collected while an answer is under way, without asking for the same again', async () => {
    const { questions, ask, answer } = asked();
    const batches = new Batches(ask);
    const first = batches.get('a');
    while (questions.length === 0) await Promise.resolve();
    const later = Promise.all(['a', 'b', 'c'].map((key) => batches.get(key)));
    await answer();
    await answer();
    expect([await first, ...(await later)]).toEqual(['A', 'A', 'B', 'C']);
    expect(questions).toEqual([['a'], ['b', 'c']]);
  });
  it('are never larger than agreed', async () => {
    const { questions, ask, answer } = asked();
    const batches = new Batches(ask, 2);
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => batches.get(key)));
    for (let n = 0; n < 3; n += 1) await answer();
    expect(await all).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(questions).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });
  it('fail for those in the batch only, and can be asked again', async () => {
    let works = false;
    const batches = new Batches((keys) =>
      works ? Promise.resolve(new Map(keys.map((key) => [key, 1]))) : Promise.reject(new Error('no connection')),
    );
    await expect(Promise.all([batches.get('a'), batches.get('b')])).rejects.toThrow('no connection');
    works = true;
    expect(await batches.get('a')).toBe(1);
  });
  it('without an answer are a fault, not a wait for ever', () =>
    expect(new Batches(() => Promise.resolve(new Map())).get('a')).rejects.toThrow('answered in part'));
});
