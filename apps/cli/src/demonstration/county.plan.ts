import { derivedId } from '@app/event-store';
import { addDays, type AgencyType, type CalendarDate, daysBetween } from '@app/kernel';
import { type Choices, choicesFrom } from './random';

/**
 * The lives of invented families, as dates and codes: what happened to each, before anybody has typed it in.
 * In every hundred families sixty have a CAF in progress at launch day, thirty-five a team and twenty-four a Lead Professional:
 * the county's published launch figures.
 */
export const launchDay: CalendarDate = '2007-07-31';
export const firstDay: CalendarDate = '2006-09-04';
/** Everybody is at work before the first family is registered. */
export const atWorkSince: CalendarDate = '2006-09-01';

export interface Practitioner {
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
}
/** Somebody who is on the register of practitioners, with the agency that they work for. */
export interface Colleague extends Practitioner {
  readonly name: string;
  readonly agencyName: string;
}
/** Kinds of agency that practitioners of the demonstration come from. */
const agencyTypes = [
  'primary-school',
  'secondary-school',
  'health-visiting',
  'school-nursing',
  'camhs',
  'youth-service',
  'police',
  'housing',
  'voluntary-community',
] as const satisfies readonly AgencyType[];

export interface Meeting {
  readonly on: CalendarDate;
  readonly nextReviewOn: CalendarDate;
  readonly childPresent: boolean;
  readonly parentPresent: boolean;
  /** Index of the member who could not come; -1 when all did. */
  readonly absent: number;
}
export interface Team {
  readonly convenedOn: CalendarDate;
  readonly meetings: readonly Meeting[];
  /** Children of the same family whom it serves too: still one team. */
  readonly siblings: readonly string[];
}
/** What else happens in the course of an episode. */
export type Turn =
  | {
      readonly kind: 'step-up';
      readonly basis: 's17' | 's47';
      readonly on: CalendarDate;
      readonly answer: { readonly is: 'accepted' | 'declined'; readonly on: CalendarDate } | null;
    }
  | {
      readonly kind: 'transfer';
      readonly toPlace: string;
      readonly on: CalendarDate;
      readonly acceptedOn: CalendarDate | null;
    }
  | { readonly kind: 'suspension'; readonly on: CalendarDate }
  | { readonly kind: 'interim-coordinator'; readonly on: CalendarDate };
export interface Lead {
  readonly who: Colleague;
  readonly proposedOn: CalendarDate;
  readonly acceptedOn: CalendarDate;
  /** Somebody else took over on this day. */
  readonly changed?: { readonly to: Colleague; readonly on: CalendarDate };
}
export interface Episode {
  readonly openedOn: CalendarDate;
  readonly author: Colleague;
  readonly reason: (typeof reasons)[number];
  /** Who help, each from another agency; the family agrees to share with them. */
  readonly helpers: readonly Colleague[];
  /** Social care handed the child over. */
  readonly steppedDown: boolean;
  readonly assessedOn?: CalendarDate;
  readonly turn?: Turn;
  readonly team?: Team;
  readonly lead?: Lead;
  readonly closed?: { readonly on: CalendarDate; readonly reason: (typeof closingsWithoutTeam)[number] };
}
export interface Family {
  readonly childId: string;
  readonly tacId: string;
  /** Families with the same one are siblings. */
  readonly household: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: CalendarDate;
  /** Valid by its check digit and in the range that is never issued. */
  readonly nhsNumber: string;
  readonly place: string;
  readonly registeredOn: CalendarDate;
  readonly registeredBy: Colleague;
  readonly parentName: string;
  /** The family said no: nothing more was recorded. */
  readonly consentRefused: boolean;
  readonly episode?: Episode;
}

/** Names everything invented here. */
export const demonstration = 'b3a0c7de-35f2-5d3a-9a30-4f2d1d0c2007';
const given = {
  male: [
    'Alfie',
    'Bram',
    'Corin',
    'Dexter',
    'Ellis',
    'Fabian',
    'Gus',
    'Hamza',
    'Idris',
    'Jonah',
    'Kofi',
    'Leo',
    'Milo',
  ],
  female: [
    'Amara',
    'Bea',
    'Coral',
    'Delia',
    'Esme',
    'Freya',
    'Gita',
    'Hattie',
    'Isla',
    'Juno',
    'Kezia',
    'Lottie',
    'Mina',
  ],
} as const;
const families = [
  'Appleyard',
  'Birchwood',
  'Coppice',
  'Dunnock',
  'Elderbrook',
  'Fallowfield',
  'Greenhithe',
  'Hazelmere',
  'Ivywell',
  'Juniper',
  'Kingcup',
  'Larkhill',
  'Meadowsweet',
  'Nettlefold',
  'Oakapple',
  'Primrose-Hay',
  'Quince',
  'Ryegrass',
  'Sorrel',
  'Teasel',
  'Umberlea',
  'Vetchling',
  'Willowherb',
  'Yarrowby',
] as const;
const reasons = [
  'behaviour',
  'emotional-or-mental-health',
  'attendance',
  'risk-of-exclusion',
  'special-educational-needs',
  'speech-or-language',
  'unborn-or-parenting-support',
  'parental-mental-health',
  'housing',
  'young-carer',
  'bullying',
  'bereavement-or-family-breakdown',
] as const;
const closings = [
  'needs-met-universal',
  'needs-met-single-agency',
  'family-disengaged',
  'moved-out-of-authority',
] as const;
/** Without a team there is also the assessment that found nothing more to do. */
const closingsWithoutTeam = [...closings, 'no-additional-need-found'] as const;

/** Social care as a neighbour: whom others ask to take over, and who hands over to them. */
export const socialWorkerOf = (place: string): Colleague => practitionerOf(place, 'social-care');

/** The practitioner who stands for one agency type in one place; schools are agencies of their own, the others are county-wide. */
const practitionerOf = (place: string, agencyType: AgencyType): Colleague => {
  const agency = agencyType.endsWith('-school') ? `${agencyType} of ${place}` : agencyType;
  return {
    practitionerId: derivedId(`${agencyType} in ${place}`, demonstration),
    agencyId: derivedId(agency, demonstration),
    agencyType,
    name: `Invented colleague for ${place} (${agencyType})`,
    agencyName: `Invented ${agency}`,
  };
};

/** @returns everybody who works with these families, each once. */
export const colleaguesOf = (families: readonly Family[]): readonly Colleague[] => {
  const all = families.flatMap(({ place, registeredBy, episode }) => {
    if (episode === undefined) return [registeredBy];
    const { author, helpers, lead } = episode;
    return [registeredBy, author, ...helpers, socialWorkerOf(place), lead?.who, lead?.changed?.to];
  });
  return [...new Map(all.flatMap((one) => (one === undefined ? [] : [[one.practitionerId, one]]))).values()];
};

/** Numbers of the 999 range, never issued to anybody, with a right check digit (modulus 11, weights 10 down to 2). */
export function* testNhsNumbers(): Generator<string, never> {
  for (let serial = 0; ; serial = (serial + 1) % 1_000_000) {
    const digits = `999${String(serial).padStart(6, '0')}`;
    const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) yield digits + String(check);
  }
}

/** How many families of each kind there are among `children`: the launch figures for one hundred, the same shares for more. */
export const countyShares = (
  children: number,
): { readonly inProgress: number; readonly closed: number; readonly teams: number; readonly leads: number } => {
  const share = (percent: number): number => Math.round((children * percent) / 100);
  return { inProgress: share(60), closed: share(26), teams: share(35), leads: share(24) };
};

/**
 * Invents the county.
 * @param children how many families (each with one child of concern); 100 gives the published launch figures
 * @param seed the same seed always invents the same families
 * @param places place codes in which they live
 */
export const planCounty = (children: number, seed: number, places: readonly string[]): readonly Family[] => {
  const choices = choicesFrom(seed);
  const county = derivedId(`county ${seed} of ${children}`, demonstration);
  const nhsNumbers = testNhsNumbers();
  const { inProgress, closed, teams, leads } = countyShares(children);
  // A few have a Lead Professional and no team yet; some teams still look for one.
  const leadsWithoutTeam = Math.min(Math.floor(leads / 12), inProgress - teams);
  const families = Array.from({ length: children }, (_, index): Family => {
    const common = inventFamily(county, index, choices, choices.oneOf(places), nhsNumbers.next().value);
    if (index < inProgress) {
      const hasTeam = index < teams;
      const hasLead = index < leads - leadsWithoutTeam || (index >= teams && index < teams + leadsWithoutTeam);
      const course = courseOf(index, { teams, leadsWithTeam: leads - leadsWithoutTeam });
      return {
        ...common,
        episode: inventEpisode(common, choices, { hasTeam, hasLead, closes: false, course, places }),
      };
    }
    if (index < inProgress + closed) {
      const nth = index - inProgress;
      const hasTeam = nth * 2 < closed;
      return {
        ...common,
        episode: inventEpisode(common, choices, { hasTeam, hasLead: hasTeam && nth % 3 > 0, closes: true }),
      };
    }
    return { ...common, consentRefused: true };
  });
  return withFamilyTeams(families, { inProgress, teams, leadsWithTeam: leads - leadsWithoutTeam });
};

/** What is to happen to an episode in progress besides the usual. */
type Course =
  | 'transfer-accepted'
  | 'transfer-pending'
  | 'step-up-accepted'
  | 'step-up-declined'
  | 'step-up-pending'
  | 'step-down'
  | 'step-down-interim'
  | 'interim-coordinator'
  | 'suspension';

/**
 * The families in progress by what they have, in the order in which they stand: a team and a Lead Professional, a team alone, no
 * team. In every hundred families they are 22, 13 and 25, and the first of each take these courses.
 */
const courses = {
  led: { of: 22, take: ['transfer-accepted', 'transfer-pending', 'step-up-declined', 'step-down'] },
  unled: { of: 13, take: ['step-up-accepted', 'step-up-pending', 'interim-coordinator', 'step-down-interim'] },
  withoutTeam: { of: 25, take: [undefined, undefined, 'suspension', 'transfer-pending', 'step-up-pending'] },
} as const satisfies Record<string, { readonly of: number; readonly take: readonly (Course | undefined)[] }>;
/** The next of those two groups are siblings, who share the team. */
const siblingsAt = { unled: courses.unled.take.length, withoutTeam: courses.withoutTeam.take.length };

interface Groups {
  readonly teams: number;
  readonly leadsWithTeam: number;
}
const courseOf = (index: number, { teams, leadsWithTeam }: Groups): Course | undefined => {
  const [{ of, take }, nth] =
    index < leadsWithTeam
      ? ([courses.led, index] as const)
      : index < teams
        ? ([courses.unled, index - leadsWithTeam] as const)
        : ([courses.withoutTeam, index - teams] as const);
  return take[nth % of];
};

/** Makes siblings of one child with a team and one without, in every hundred families, and has the team serve both. */
const withFamilyTeams = (
  families: readonly Family[],
  { inProgress, teams, leadsWithTeam }: Groups & { readonly inProgress: number },
): readonly Family[] => {
  const all = [...families];
  let one = leadsWithTeam + siblingsAt.unled;
  let other = teams + siblingsAt.withoutTeam;
  for (; one < teams && other < inProgress; one += courses.unled.of, other += courses.withoutTeam.of) {
    const [elder, younger] = [all[one], all[other]];
    if (elder?.episode?.team === undefined || younger === undefined) continue;
    const { team, ...episode } = elder.episode;
    all[one] = { ...elder, episode: { ...episode, team: { ...team, siblings: [younger.childId] } } };
    const { familyName, place, registeredOn, registeredBy, parentName, household } = elder;
    const age = daysBetween(younger.birthDate, younger.registeredOn);
    all[other] = {
      ...younger,
      ...{ familyName, place, registeredOn, registeredBy, parentName, household },
      birthDate: addDays(registeredOn, -age),
      episode,
    };
  }
  return all;
};

const inventFamily = (county: string, index: number, choices: Choices, place: string, nhsNumber: string): Family => {
  const sex = choices.oneOf(['male', 'female'] as const);
  const familyName = choices.oneOf(families);
  // The last months before launch are left free, so that every course has room to run.
  const registeredOn = addDays(firstDay, choices.below(daysBetween(firstDay, launchDay) - 140));
  return {
    childId: derivedId(`child ${index + 1}`, county),
    tacId: derivedId(`team ${index + 1}`, county),
    household: derivedId(`household ${index + 1}`, county),
    givenNames: choices.oneOf(given[sex]),
    familyName,
    sex,
    birthDate: addDays(registeredOn, -choices.between(200, 16 * 365)),
    nhsNumber,
    place,
    registeredOn,
    registeredBy: practitionerOf(place, choices.oneOf(agencyTypes)),
    parentName: `${choices.oneOf(given.female)} ${familyName}`,
    consentRefused: false,
  };
};

interface Wanted {
  readonly hasTeam: boolean;
  readonly hasLead: boolean;
  readonly closes: boolean;
  readonly course?: Course | undefined;
  readonly places?: readonly string[];
}

const inventEpisode = (family: Family, choices: Choices, wanted: Wanted): Episode => {
  const { hasTeam, hasLead, closes, course, places = [] } = wanted;
  const openedOn = addDays(family.registeredOn, choices.below(4));
  const assessedOn = addDays(openedOn, choices.between(10, 40));
  const convenedOn = addDays(assessedOn, choices.between(5, 14));
  const helpers = choices
    .shuffled(agencyTypes)
    .slice(0, choices.between(2, 4))
    .map((agencyType) => practitionerOf(family.place, agencyType));
  const meetings = inventMeetings(convenedOn, closes ? 2 : 3, helpers.length, choices);
  const from = meetings[0]?.on ?? convenedOn;
  const who = choices.oneOf(helpers);
  const proposedOn = hasTeam ? from : assessedOn;
  const acceptedOn = addDays(proposedOn, choices.below(6));
  const lead: Lead = { who, proposedOn, acceptedOn };
  const successor = helpers.find((helper) => helper !== who);
  const changes = hasTeam && !closes && successor !== undefined && choices.below(5) === 0;
  return {
    openedOn,
    author: family.registeredBy,
    helpers,
    reason: choices.oneOf(reasons),
    steppedDown: course === 'step-down' || course === 'step-down-interim',
    // Some assessments are still being written on launch day; a team or a closure always follows a finished one.
    ...(hasTeam || hasLead || closes || course !== undefined || choices.below(3) > 0 ? { assessedOn } : {}),
    ...(hasTeam ? { team: { convenedOn, meetings, siblings: [] } } : {}),
    ...(hasLead ? { lead: changes ? { ...lead, changed: { to: successor, on: addDays(acceptedOn, 14) } } : lead } : {}),
    ...turnOf(course, addDays(assessedOn, AFTER_ASSESSMENT), elsewhere(family.place, places)),
    ...(closes
      ? {
          closed: {
            on: addDays(from, 50),
            reason: choices.oneOf<(typeof closingsWithoutTeam)[number]>(hasTeam ? closings : closingsWithoutTeam),
          },
        }
      : {}),
  };
};

/** Days from the assessment to what else happens: after the first steps were taken, and well before launch day. */
const AFTER_ASSESSMENT = 45;

/** A place in the other half of the list, so that it belongs to another locality. */
const elsewhere = (place: string, places: readonly string[]): string =>
  places[(places.indexOf(place) + Math.ceil(places.length / 2)) % places.length] ?? place;

const turnOf = (course: Course | undefined, on: CalendarDate, toPlace: string): { readonly turn?: Turn } => {
  const stepUp = (basis: 's17' | 's47', answer: 'accepted' | 'declined' | null): { readonly turn: Turn } => ({
    turn: { kind: 'step-up', basis, on, answer: answer && { is: answer, on: addDays(on, 1) } },
  });
  switch (course) {
    case 'transfer-accepted':
      return { turn: { kind: 'transfer', toPlace, on, acceptedOn: addDays(on, 5) } };
    case 'transfer-pending':
      return { turn: { kind: 'transfer', toPlace, on, acceptedOn: null } };
    case 'step-up-accepted':
      return stepUp('s17', 'accepted');
    case 'step-up-declined':
      return stepUp('s17', 'declined');
    case 'step-up-pending':
      return stepUp('s47', null);
    case 'suspension':
      return { turn: { kind: 'suspension', on } };
    case 'interim-coordinator':
      return { turn: { kind: 'interim-coordinator', on } };
    // The coordinator whom social care has named stands in without being told to.
    case 'step-down-interim':
    case 'step-down':
    case undefined:
      return {};
  }
};

/** Meetings about six weeks apart, none after launch day. */
const inventMeetings = (
  convenedOn: CalendarDate,
  most: number,
  members: number,
  choices: Choices,
): readonly Meeting[] => {
  const meetings: Meeting[] = [];
  for (let on = addDays(convenedOn, choices.between(3, 10)); meetings.length < most && on <= launchDay;) {
    const nextReviewOn = addDays(on, choices.between(35, 48));
    meetings.push({
      on,
      nextReviewOn,
      childPresent: choices.below(3) > 0,
      parentPresent: choices.below(6) > 0,
      absent: choices.below(4) === 0 ? choices.below(members) : -1,
    });
    on = nextReviewOn;
  }
  return meetings;
};
