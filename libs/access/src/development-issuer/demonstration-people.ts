import { derivedId } from '@app/event-store';
import { type Principal } from '../principal';
import { type AgencyType } from '@app/kernel';
import { type HeldRole } from '../roles';

/** Somebody who does not exist and can sign in on a development machine. */
export interface DemonstrationPerson extends Principal {
  /** What they type to sign in. */
  readonly name: string;
  readonly displayName: string;
  readonly agencyName: string;
  readonly agencyType: AgencyType;
}

/** Ids follow from names, so that they are the same on every machine. */
const NAMESPACE = '4c1f6a0e-8d2b-5e57-9a36-7b0d1e2f2007';

const person = (
  name: string,
  displayName: string,
  role: HeldRole,
  [agencyName, agencyType]: readonly [string, AgencyType],
  localities: readonly string[] = [],
  areas: readonly string[] = [],
): DemonstrationPerson => ({
  name,
  displayName,
  practitionerId: derivedId(`person ${name}`, NAMESPACE),
  agencyId: derivedId(`agency ${agencyName}`, NAMESPACE),
  agencyName,
  agencyType,
  roles: [role],
  localities,
  areas,
});

const trust = ["Invented Children's Trust", 'other'] as const;
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

/** A practitioner of each locality besides Banbury, whose two are named after their work. */
const practitioner = (locality: string, displayName: string): DemonstrationPerson =>
  person(
    `practitioner-${locality.toLowerCase()}`,
    displayName,
    'practitioner',
    [`Invented Children's Centre of ${locality}`, 'childrens-centre'],
    [locality],
  );
const manager = (name: string, displayName: string, area: string): DemonstrationPerson =>
  person(name, displayName, 'area-manager', trust, [], [area]);

/** Everybody who can sign in on a development machine: at least one person for each role and locality. All are invented. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  person('school', 'Sally Schoolgate', 'practitioner', ['Invented Primary School', 'primary-school'], ['BAN']),
  person(
    'health-visitor',
    'Harvey Weighing-Scales',
    'practitioner',
    ['Invented Health Visiting', 'health-visiting'],
    ['BAN'],
  ),
  person('lead', 'Leonie Leadwell', 'practitioner', ['Invented Youth Service', 'youth-service'], ['BAN']),
  practitioner('BIC-KID', 'Benno Breakfast'),
  practitioner('WIT-EYN-WOO', 'Wanda Walkingbus'),
  practitioner('CAR-BUR-CHN', 'Carlo Cloakroom'),
  practitioner('HEA-WHE', 'Hedda Homework'),
  practitioner('COW-IFF', 'Corin Corridor'),
  practitioner('NOX-CUM-BOT', 'Nola Noticeboard'),
  practitioner('OSE', 'Osric Outing'),
  practitioner('DID', 'Dilys Dinnerlady'),
  practitioner('THA-WAT', 'Thaddeus Timetable'),
  practitioner('ABI-BER', 'Abel Assembly'),
  practitioner('HEN-SON-WOO-WAL', 'Hettie Halfterm'),
  practitioner('WAN-FAR-GRO', 'Wystan Whistle'),
  ...demonstrationCoordinators,
  manager('manager', 'Arabella Areaway', 'North'),
  manager('manager-central', 'Cedric Centreline', 'Central'),
  manager('manager-south', 'Saskia Southgate', 'South'),
  person('county', 'Cuthbert Countywide', 'county-caf-team', trust),
  person('duty', 'Dora Dutydesk', 'social-care-duty', ['Invented Social Care', 'social-care']),
  person('board', 'Bertram Boardroom', 'board', trust),
  person('directory', 'Edwina Editor', 'directory-editor', trust),
  person('governance', 'Ingrid Infogov', 'information-governance', trust),
  person('governance-second', 'Inigo Infogov', 'information-governance', trust),
  person('client', 'An invented program', 'system', trust),
];
