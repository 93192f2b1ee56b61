import { type KeptLink, type LinkSink } from '../followed-chain';

/** Links in one process's memory: for tests, beside the log in memory. */
export class LinksInMemory implements LinkSink {
  private readonly kept: KeptLink[] = [];

  add(link: KeptLink): Promise<boolean> {
    const fits = link.after === (this.kept[this.kept.length - 1]?.position ?? 0n);
    if (fits) this.kept.push(link);
    return Promise.resolve(fits);
  }

  links(): Promise<readonly KeptLink[]> {
    return Promise.resolve([...this.kept]);
  }
}
