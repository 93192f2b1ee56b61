import { v5 as uuidv5 } from 'uuid';
import { type Principal } from '../principal';
import { type Role } from '../roles';

/** Somebody who does not exist and can sign in on a development machine. */
export interface DemonstrationPerson extends Principal {
  /** What they type to sign in. */
  readonly name: string;
  readonly displayName: string;
  readonly agencyName: string;
}

/** Ids follow from names, so that they are the same on every machine. */
const NAMESPACE = '4c1f6a0e-8d2b-5e57-9a36-7b0d1e2f2007';

const person = (
  name: string,
  displayName: string,
  role: Role,
  agencyName: string,
  localities: readonly string[] = [],
): DemonstrationPerson => ({
  name,
  displayName,
  practitionerId: uuidv5(`person ${name}`, NAMESPACE),
  agencyId: uuidv5(`agency ${agencyName}`, NAMESPACE),
  agencyName,
  roles: [role],
  localities,
});

const trust = "Invented Children's Trust";
const coordinator = (locality: string, displayName: string, name = `coordinator-${locality.toLowerCase()}`) =>
  person(name, displayName, 'locality-coordinator', trust, [locality]);

/** The coordinators of the eleven localities that have one in post; two posts are vacant, as at the county's launch. */
export const demonstrationCoordinators: readonly DemonstrationPerson[] = [
  coordinator('BAN', 'Connie Ordinator', 'coordinator'),
  coordinator('BIC-KID', 'Rollo Rota'),
  coordinator('WIT-EYN-WOO', 'Petra Plan'),
  coordinator('HEA-WHE', 'Barnaby Bridge'),
  coordinator('COW-IFF', 'Lina Link'),
  coordinator('NOX-CUM-BOT', 'Magnus Meeting'),
  coordinator('OSE', 'Tabitha Table'),
  coordinator('DID', 'Desmond Diary'),
  coordinator('ABI-BER', 'Juniper Join'),
  coordinator('HEN-SON-WOO-WAL', 'Wilbur Weave'),
  coordinator('WAN-FAR-GRO', 'Nadia Network'),
];

/** Everybody who can sign in on a development machine: at least one person for each role. All are invented. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  person('school', 'Sally Schoolgate', 'practitioner', 'Invented Primary School', ['BAN']),
  person('health-visitor', 'Harvey Weighing-Scales', 'practitioner', 'Invented Health Visiting', ['BAN']),
  person('lead', 'Leonie Leadwell', 'lead-professional', 'Invented Youth Service', ['BAN']),
  ...demonstrationCoordinators,
  person('manager', 'Arabella Areaway', 'area-manager', trust, ['BAN', 'BIC-KID', 'WIT-EYN-WOO', 'CAR-BUR-CHN']),
  person('county', 'Cuthbert Countywide', 'county-caf-team', trust),
  person('duty', 'Dora Dutydesk', 'social-care-duty', 'Invented Social Care'),
  person('board', 'Bertram Boardroom', 'board', trust),
  person('directory', 'Edwina Editor', 'directory-editor', trust),
  person('governance', 'Ingrid Infogov', 'information-governance', trust),
];
