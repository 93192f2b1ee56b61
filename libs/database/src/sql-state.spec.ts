import { constants } from 'node:os';
import { sqlStateOf } from './sql-state';

describe('The code of an error that the server answered with', () => {
  it.each(['00000', '08006', '23505', '2F005', '40001', '57P01', 'F0001', 'HV00L', 'P0001', 'XX000'])('is %s', (code) =>
    expect(sqlStateOf(Object.assign(new Error(), { code }))).toBe(code),
  );
  it.each([...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN'])(
    'is not %s, which the system says when nothing was answered',
    (code) => expect(sqlStateOf(Object.assign(new Error(), { code }))).toBeUndefined(),
  );
  it.each([undefined, null, 'text', new Error(), { code: 23505 }])('is not there in %p', (error) =>
    expect(sqlStateOf(error)).toBeUndefined(),
  );
});
