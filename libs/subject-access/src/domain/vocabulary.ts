/* The words of a request for what is held. */

/** For whom the pack is: the young person, or one parent or carer who asks on the child's behalf. */
export const recipients = ['child', 'parent-or-carer'] as const;
export type Recipient = (typeof recipients)[number];

/** How it is handed over. A coordinator goes through it with the young person, and knows where it is safe. */
export const handovers = ['in-person', 'by-post', 'through-coordinator'] as const;
export type Handover = (typeof handovers)[number];

/** Why it is made. */
export const grounds = ['own-request', 'on-behalf-of-child', 'complaint', 'court-order'] as const;
export type Ground = (typeof grounds)[number];
