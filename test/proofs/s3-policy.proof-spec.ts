import { decide } from '@app/access';
import { diceOf } from '../support/mutations';
import { disagreements, everyQuestion, SecondOpinion } from './second-opinion';

/** Another seed asks other questions: PROOF_SEED=7 npm run proofs -- s3 */
const seed = Number(process.env['PROOF_SEED'] ?? 3);
const EACH = 100_000;

describe(`S3: the policy table and the same rules written a second time, in Cedar, seed ${seed}`, () => {
  const opinion = new SecondOpinion();
  const every = everyQuestion();

  it(`agree on ${EACH} random questions`, () => {
    const dice = diceOf(seed);
    const questions = Array.from({ length: EACH }, () => dice.pick(every));
    expect(disagreements(opinion, questions)).toEqual([]);
    expect(questions.filter((question) => decide(question).allowed).length).toBeGreaterThan(1_000);
  });
  it('agree on every question that there is', () => expect(disagreements(opinion, every)).toEqual([]));
});
