import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in practitioners.codec.ts and an upcast from the last. */

/** From that day somebody works for an agency; again, when somebody comes back who had left. */
export type PractitionerRegistered = DomainEvent<
  'PractitionerRegistered',
  {
    readonly agencyId: string;
    /** As what they work: class teacher, health visitor. */
    readonly role: string;
    readonly on: CalendarDate;
  },
  { readonly name: string; readonly contact: string | null }
>;

/** From that day they work for another agency, or as something else for the same. */
export type PostChanged = DomainEvent<
  'PostChanged',
  { readonly from: string; readonly agencyId: string; readonly role: string; readonly on: CalendarDate }
>;

/** That was the first day on which they did not work here any more. */
export type PractitionerLeft = DomainEvent<
  'PractitionerLeft',
  { readonly agencyId: string; readonly on: CalendarDate }
>;

/** What somebody can still be at work in when leaving. */
export const workKinds = ['lead-professional', 'team', 'action'] as const;
export type WorkKind = (typeof workKinds)[number];

/** Somebody left who was still at work here: it has to be handed over. `record` is the child, the team or the action. */
export type HandoverRequired = DomainEvent<
  'HandoverRequired',
  { readonly work: WorkKind; readonly record: string; readonly on: CalendarDate }
>;

export type PractitionerEvent = PractitionerRegistered | PostChanged | PractitionerLeft | HandoverRequired;
