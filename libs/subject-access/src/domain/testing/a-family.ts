import { type Fields, type Held, type HeldEvent, type PackRequest } from '../held';

/* A child with a brother in the same team, and parents who live apart. What must be found of the child begins with `own`; what
   must not, with `other`. */

export const ids = { ada: 'ada', ben: 'ben', twin: 'zoe', grace: 'grace', paul: 'paul', team: 'team-1' } as const;
const teacher = { practitionerId: 'teacher', role: 'practitioner', agencyId: 'school' };

const sectionOf: Readonly<Record<string, HeldEvent['section']>> = {
  children: 'register',
  consent: 'consent',
  caf: 'caf',
  team: 'team',
  'lead-professional': 'lead-professional',
  retention: 'retention',
};

/** One event of Ada's record, or of the team. */
export const told = (name: string, data: Fields, personal: HeldEvent['personal'] = null): HeldEvent => ({
  section: sectionOf[name.split('.')[0] as string] ?? 'register',
  name,
  of: name.startsWith('team.') ? ids.team : ids.ada,
  data,
  personal,
  recordedAt: '2007-04-16T10:00:00.000Z',
  by: teacher,
});

export const registered = told(
  'children.child-registered',
  { ref: 'CH-000001', place: 'BAN', twinOf: null },
  { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
);
const address = (addressId: string, kind: string, livesWith: string | null, lines: readonly string[]): HeldEvent =>
  told('children.address-recorded', { addressId, kind, livesWith }, { lines, postcode: `${addressId} 1AA` });
const adult = (personId: string, name: string): HeldEvent =>
  told(
    'children.parent-or-carer-recorded',
    { personId, relationship: 'mother', parentalResponsibility: 'yes' },
    { name, phone: `phone of ${name}`, address: { lines: [`desk of ${name}`] } },
  );
export const atGraces = address('OX1', 'current', ids.grace, ['4 Willow Row', 'Banbury']);
export const atPauls = address('OX9', 'other-parent', ids.paul, ['77 Quarry Bank', 'Banbury']);
export const grace = adult(ids.grace, 'Grace Example');
export const paul = adult(ids.paul, 'Paul Example');
export const shielded = told('children.child-shielded', { reason: 'domestic-abuse', from: '2007-04-01' });
export const unshielded = told('children.shielding-lifted', { on: '2007-08-01' });
export const brother = told(
  'children.sibling-linked',
  { linkId: 'link', siblingId: ids.ben, relation: 'full' },
  { name: 'Benedict Example' },
);
export const school = told(
  'children.particulars-recorded',
  { ethnicity: 'WBRI' },
  { school: 'Millbrook Primary', religion: 'own religion' },
);
/** A team of the children, in which the mother needs an interpreter. */
export const team = (...children: readonly string[]): HeldEvent =>
  told(
    'team.convened',
    {
      children: children.map((childId) => ({ childId, episode: 1 })),
      members: [
        { kind: 'agency', memberId: 'm1', practitionerId: 'teacher', agencyId: 'school', role: 'class teacher' },
        { kind: 'family', memberId: 'm2', relationship: 'mother', needs: ['interpreter'] },
        { kind: 'family', memberId: 'm3', relationship: 'sibling', needs: [] },
      ],
    },
    { purpose: 'purpose for everybody', familyNames: { m2: 'Grace Example', m3: 'Benedict' } },
  );
export const meeting = (...children: readonly string[]): HeldEvent =>
  told(
    'team.meeting-recorded',
    {
      meetingId: 'first',
      on: '2007-04-16',
      children: children.map((childId) => ({ childId, present: true })),
      parentSupport: ['interpreter'],
    },
    { venue: 'Village hall', minutes: 'minutes of the meeting', parentComment: 'comment of a parent' },
  );
export const views = (childId: string): HeldEvent =>
  told('team.child-views-recorded', { childId, meetingId: 'first' }, { views: `views of ${childId}` });

export const held = (...events: readonly HeldEvent[]): Held => ({
  childId: ids.ada,
  records: [ids.ada],
  events: [registered, ...events],
  looks: [],
  sharesProtection: false,
  others: ['Benedict', 'Example'],
});

const asked: PackRequest = {
  recipient: 'child',
  personId: null,
  handover: 'in-person',
  ground: 'own-request',
  receivedOn: '2007-09-03',
  madeBy: { practitionerId: 'officer', role: 'information-governance', agencyId: 'trust' },
  madeAt: '2007-09-10T09:00:00.000Z',
  reference: 'SAR-1',
};
export const forChild = asked;
export const throughCoordinator: PackRequest = { ...asked, handover: 'through-coordinator' };
export const forParent = (personId: string): PackRequest => ({
  ...asked,
  recipient: 'parent-or-carer',
  personId,
  ground: 'on-behalf-of-child',
});
