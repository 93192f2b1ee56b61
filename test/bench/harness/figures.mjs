import { summary } from './statistics.mjs';

/** What was measured, round by round. */
export class Figures {
  #cells = {};
  #live = {};
  #errors = {};

  /** Takes the answer of one measurement: `{cells: {cell: {rate, …} | {error}}}` or `{error}`. */
  add(contender, group, { cells, error }) {
    if (error !== undefined) this.#fail(contender, group, error);
    for (const [cell, figures] of Object.entries(cells ?? {})) {
      if (figures.error !== undefined) this.#fail(contender, cell, figures.error);
      else if (cell === 'live') this.#live[contender] = figures;
      else ((this.#cells[cell] ??= {})[contender] ??= []).push(figures);
    }
  }

  /** @returns medians by cell and contender, the live readers' counts, and what went wrong. */
  summarised() {
    const table = {};
    for (const [cell, contenders] of Object.entries(this.#cells)) {
      table[cell] = {};
      for (const [name, rounds] of Object.entries(contenders)) table[cell][name] = summary(rounds);
    }
    return { table, live: this.#live, errors: this.#errors };
  }

  #fail(contender, what, error) {
    const errors = ((this.#errors[contender] ??= {})[what] ??= []);
    if (!errors.includes(error)) errors.push(error);
  }
}
