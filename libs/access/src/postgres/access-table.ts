import { type Pool } from 'pg';
import { type AccessEntry, type AccessRecord } from '../record/access-record';

const insert = {
  name: 'access-entry',
  text: `INSERT INTO audit.access
    (at, verb, action, decision, reason, practitioner_id, role, agency_id, purpose, children, fields, correlation_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

/** Keeps entries in one table that nothing is ever changed or deleted in. */
export class AccessTable implements AccessRecord {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** @throws what the database throws: the caller must not show anything then. */
  async write(entry: AccessEntry): Promise<void> {
    const { at, verb, action, decision, reason, practitionerId, role, agencyId, purpose, children, fields } = entry;
    await this.pool.query({
      ...insert,
      values: [
        at,
        verb,
        action,
        decision,
        reason,
        practitionerId,
        role,
        agencyId,
        purpose,
        children,
        fields,
        entry.correlationId,
      ],
    });
  }
}
