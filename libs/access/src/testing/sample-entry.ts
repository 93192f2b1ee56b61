import { type AccessEntry } from '../record/access-record';

/** A look at one child, for tests. */
export const sampleEntry = (more: Partial<AccessEntry> = {}): AccessEntry => ({
  at: '2007-03-01T09:00:00.000Z',
  verb: 'view',
  action: 'view-child',
  decision: 'allowed',
  reason: 'caf-author',
  practitionerId: '0d2f6c1e-0000-5000-8000-000000000001',
  role: 'caf-author',
  agencyId: '0d2f6c1e-0000-5000-8000-000000000002',
  purpose: 'early-help',
  children: ['0d2f6c1e-0000-5000-8000-000000000003'],
  fields: 'full',
  correlationId: '0d2f6c1e-0000-5000-8000-000000000004',
  ...more,
});
