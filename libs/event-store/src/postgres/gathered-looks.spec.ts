import { GatheredLooks, type Look } from './gathered-looks';

/** Answers each look with its own name, when told to. */
const underTest = () => {
  const questions: string[][] = [];
  const answers: ((error?: Error) => void)[] = [];
  const looks = new GatheredLooks(async (asked: readonly Look[]) => {
    questions.push(asked.map(({ stream, after }) => `${stream} ${after}`));
    await new Promise<void>((resolve, reject) =>
      answers.push((error) => (error === undefined ? resolve() : reject(error))),
    );
    return asked.map(({ stream }) => [stream]);
  });
  const wave = (): Promise<void> => new Promise(setImmediate);
  const answer = async (error?: Error): Promise<void> => {
    answers.shift()?.(error);
    await wave();
  };
  return { looks, questions, wave, answer };
};

describe('Looks at many streams', () => {
  it('of one wave go together, and each gets its own answer', async () => {
    const { looks, questions, wave, answer } = underTest();
    const all = Promise.all([looks.look('a', 3n), Promise.resolve().then(() => looks.look('b', -1n))]);
    await wave();
    await answer();
    expect(await all).toEqual([['a'], ['b']]);
    expect(questions).toEqual([['a 3', 'b -1']]);
  });

  it('are never answered by a question that was put before they asked', async () => {
    const { looks, questions, wave, answer } = underTest();
    const first = looks.look('a', 3n);
    await wave();
    const again = looks.look('a', 3n);
    await wave();
    await answer();
    await first;
    expect(questions).toEqual([['a 3'], ['a 3']]);
    await answer();
    expect(await again).toEqual(['a']);
  });

  it('gather while two questions are under way, and go when one of them is answered', async () => {
    const { looks, questions, wave, answer } = underTest();
    const all: Promise<unknown>[] = [];
    for (const stream of ['a', 'b', 'c', 'd']) {
      all.push(looks.look(stream, 0n));
      await wave();
    }
    expect(questions).toEqual([['a 0'], ['b 0']]);
    for (let n = 0; n < 3; n += 1) await answer();
    await Promise.all(all);
    expect(questions).toEqual([['a 0'], ['b 0'], ['c 0', 'd 0']]);
  });

  it('fail with their own question only', async () => {
    const { looks, wave, answer } = underTest();
    const lost = Promise.allSettled([looks.look('a', 0n), looks.look('b', 0n)]);
    await wave();
    const later = looks.look('c', 0n);
    await wave();
    await answer(new Error('lost'));
    await answer();
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await later).toEqual(['c']);
  });

  it('are at most 500 in one question', async () => {
    const { looks, questions, wave, answer } = underTest();
    const all = Promise.all(Array.from({ length: 501 }, (_, n) => looks.look(`s${n}`, 0n)));
    await wave();
    await answer();
    await answer();
    await all;
    expect(questions.map(({ length }) => length)).toEqual([500, 1]);
  });
});
