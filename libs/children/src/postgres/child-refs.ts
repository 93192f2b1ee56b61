import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Queries } from '@app/runtime';

/** Hands out the human references `CH-nnnnnn`; numbers may be left out, never given twice. */
@Injectable()
export class ChildRefs {
  constructor(@Inject(DataSource) private readonly database: Queries) {}

  async next(): Promise<string> {
    const [row] = await this.database.query<[{ n: string }]>(`SELECT nextval('read.child_ref') AS n`);
    return `CH-${row.n.padStart(6, '0')}`;
  }
}
