import { v5 as uuidv5 } from 'uuid';
import { addDays, type AgencyType, type CalendarDate, daysBetween } from '@app/kernel';
import { type Choices, choicesFrom } from './random';

/**
 * The lives of invented families, as dates and codes: what happened to each, before anybody has typed it in.
 * In every hundred families sixty have a CAF in progress at launch day, thirty-five a team and twenty-four a Lead Professional:
 * the county's published launch figures.
 */
export const launchDay: CalendarDate = '2007-07-31';
export const firstDay: CalendarDate = '2006-09-04';

export interface Practitioner {
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
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
}
export interface Lead {
  readonly who: Practitioner;
  readonly proposedOn: CalendarDate;
  readonly acceptedOn: CalendarDate;
  /** Somebody else took over on this day. */
  readonly changed?: { readonly to: Practitioner; readonly on: CalendarDate };
}
export interface Episode {
  readonly openedOn: CalendarDate;
  readonly author: Practitioner;
  readonly reason: (typeof reasons)[number];
  /** Who help, each from another agency; the family agrees to share with them. */
  readonly helpers: readonly Practitioner[];
  readonly assessedOn?: CalendarDate;
  readonly team?: Team;
  readonly lead?: Lead;
  readonly closed?: { readonly on: CalendarDate; readonly reason: (typeof closingsWithoutTeam)[number] };
}
export interface Family {
  readonly childId: string;
  readonly tacId: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: CalendarDate;
  /** Valid by its check digit and in the range that is never issued. */
  readonly nhsNumber: string;
  readonly place: string;
  readonly registeredOn: CalendarDate;
  readonly registeredBy: Practitioner;
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

/** The practitioner who stands for one agency type in one place; schools are agencies of their own, the others are county-wide. */
const practitionerOf = (place: string, agencyType: AgencyType): Practitioner => {
  const agency = agencyType.endsWith('-school') ? `${agencyType} of ${place}` : agencyType;
  return {
    practitionerId: uuidv5(`${agencyType} in ${place}`, demonstration),
    agencyId: uuidv5(agency, demonstration),
    agencyType,
  };
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
  const county = uuidv5(`county ${seed} of ${children}`, demonstration);
  const nhsNumbers = testNhsNumbers();
  const { inProgress, closed, teams, leads } = countyShares(children);
  // A few have a Lead Professional and no team yet; some teams still look for one.
  const leadsWithoutTeam = Math.min(Math.floor(leads / 12), inProgress - teams);
  return Array.from({ length: children }, (_, index) => {
    const common = inventFamily(county, index, choices, choices.oneOf(places), nhsNumbers.next().value);
    if (index < inProgress) {
      const hasTeam = index < teams;
      const hasLead = index < leads - leadsWithoutTeam || (index >= teams && index < teams + leadsWithoutTeam);
      return { ...common, episode: inventEpisode(common, choices, { hasTeam, hasLead, closes: false }) };
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
};

const inventFamily = (county: string, index: number, choices: Choices, place: string, nhsNumber: string): Family => {
  const sex = choices.oneOf(['male', 'female'] as const);
  const familyName = choices.oneOf(families);
  // The last months before launch are left free, so that every course has room to run.
  const registeredOn = addDays(firstDay, choices.below(daysBetween(firstDay, launchDay) - 140));
  return {
    childId: uuidv5(`child ${index + 1}`, county),
    tacId: uuidv5(`team ${index + 1}`, county),
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
}

const inventEpisode = (family: Family, choices: Choices, { hasTeam, hasLead, closes }: Wanted): Episode => {
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
    // Some assessments are still being written on launch day; a team or a closure always follows a finished one.
    ...(hasTeam || hasLead || closes || choices.below(3) > 0 ? { assessedOn } : {}),
    ...(hasTeam ? { team: { convenedOn, meetings } } : {}),
    ...(hasLead ? { lead: changes ? { ...lead, changed: { to: successor, on: addDays(acceptedOn, 14) } } : lead } : {}),
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
