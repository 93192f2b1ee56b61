import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Queries } from '@app/runtime';
import { type Shielding } from '../domain/child.state';

/** What a command has to know of those with whom a child shares its protection, as the read models have it. */
@Injectable()
export class ProtectionGroups {
  constructor(@Inject(DataSource) private readonly database: Queries) {}

  /**
   * @param household in which the child lives from now on; null: in none that is known.
   * @returns the shielding of another child that held for this one too, and does not any more; null where there is none.
   */
  async shieldingLeftBehind(childId: string, household: string | null): Promise<Shielding | null> {
    const [found] = await this.database.query<{ shielding: Shielding | null }[]>(
      'SELECT read.shielding_left_behind($1, $2) AS shielding',
      [childId, household],
    );
    return found?.shielding ?? null;
  }
}
