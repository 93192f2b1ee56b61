import { type Contact } from '@app/kernel';
import { type Principal } from '../principal';
import { type ConsentTier, type Relation, type Sensitivity, type WorkStanding } from './policy';

/** What the family lets the asker's agency have today, and which topics it holds back. */
export interface ConsentStanding {
  /** Of an earlier episode, or a team of it: what is `confirmed`. */
  readonly tier: ConsentTier;
  /** The same, by what somebody of another agency has heard the family say. */
  readonly confirmed: ConsentTier;
  readonly withheldTopics: readonly string[];
}

/** How somebody stands to one record. Each answer is looked up when it is first asked for, and once. */
export interface Standing {
  /** @returns undefined when there is no such record. */
  sensitivity(): Promise<Sensitivity | undefined>;
  holds(relation: Relation): Promise<boolean>;
  consent(): Promise<ConsentStanding>;
  work(): Promise<WorkStanding>;
}

/** How the records behind an answer are looked up. */
export interface LookUp {
  /**
   * True: as the log has them at this moment, for whatever is shown. False: as it had them a few seconds ago at most and with
   * everything that this process wrote itself, for changes, which the record's own rules judge again as they are written.
   */
  readonly fresh: boolean;
  /** The episode that the request names. */
  readonly episode?: number;
}

/** What a search may tell of a child. */
export interface Found {
  readonly shielded: boolean;
  /** Also where it is open on a record that was merged into this one. */
  readonly cafOpen: boolean;
  readonly contact: Contact;
}

/** Looks up how people stand to records. The rooms' folds answer, so no answer lags behind what was recorded. */
export interface Standings {
  /**
   * @returns false for somebody whom the practitioner register knows and who has left, or works for another agency than the token
   *   says. Whoever is not on the register works as the token says.
   */
  isAtWork(asker: Principal, look: Pick<LookUp, 'fresh'>): Promise<boolean>;
  toChild(asker: Principal, childId: string, look: LookUp): Standing;
  /**
   * A merge rewrites nothing, so what was begun on one record of a child goes on there, and whoever names another one means it too.
   * @param childId of any of the child's records.
   * @returns the record of the child on which the episode of that number stands, otherwise the one with the open CAF: the one that is
   *   named where it has it or where none has.
   */
  recordOfCaf(childId: string, look: LookUp): Promise<string>;
  /**
   * @returns the standing to each child whom the team serves, and to those it let go last; for a team that is not there one to
   *   nobody, so that it takes as long.
   */
  toTeam(asker: Principal, tacId: string, look: LookUp): Promise<readonly TeamChildStanding[]>;
  /** @returns whether a CAF is open, and whom to contact; undefined for a record that must not be found. */
  found(childId: string): Promise<Found | undefined>;
  /** @returns whether somebody is the coordinator of a locality today, in post or covering. */
  coordinates(practitionerId: string, locality: string): Promise<boolean>;
  /** @returns codes of the localities whose coordinator somebody is today, in post or covering. */
  coordinatedBy(practitionerId: string): Promise<readonly string[]>;
}
export interface TeamChildStanding {
  /** Left out of what is no team. */
  readonly childId?: string;
  /** Whether the team serves the child now. */
  readonly served: boolean;
  readonly standing: Standing;
}

/** Nest injection token of the `Standings`. */
export const STANDINGS = Symbol('Standings');
