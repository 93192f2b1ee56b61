import { type Pool } from 'pg';

/** Whether the account sees only the rows of whom it reads for: whoever owns the read models, or is above all owners, sees everything. */
export const areRowsSecured = async (pool: Pick<Pool, 'query'>): Promise<boolean> => {
  const { rows } = await pool.query<{ active: boolean }>(`SELECT row_security_active('read.child_card') AS active`);
  return rows[0]?.active === true;
};

/** Production answers requests on an account that sees every row. */
export class RowsNotSecured extends Error {
  override readonly name = 'RowsNotSecured';
  constructor() {
    super(
      'The account in DATABASE_URL sees every row of the read models, whoever asks: in production run the API on the account ' +
        'teamaround_application, which "npm run teamaround -- prepare-database" makes.',
    );
  }
}
