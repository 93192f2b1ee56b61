import { type Fields, type Held, type HeldEvent, type PackRequest } from './held';

/** What must be known of the whole record before any one event can be shown to this recipient. */
export interface View {
  readonly forChild: boolean;
  /** The parent or carer who asked; null for the child. */
  readonly personId: string | null;
  /** Where the child lives and goes to school stays hidden. */
  readonly hidesWhereabouts: boolean;
  /** Somebody else than who asked may have said what parents said. */
  readonly severalParents: boolean;
  isOwn(childId: unknown): boolean;
  showsAddress(addressId: unknown): boolean;
  /** Whether a team serves, or served, another child too. */
  isShared(tacId: string): boolean;
  /** Whether a step-up rests on a sharing that the family must not know of. */
  isSecretStepUp(event: HeldEvent): boolean;
  /** Whether it is a sharing of which the family must not know. */
  isSecretSharing(sharingId: unknown): boolean;
}

/** Telling the family would have put somebody in danger, or an investigation; whom nobody could reach may be told now. */
const mustNotKnow = ({ familyTold, whyNotTold }: Fields): boolean =>
  familyTold === false && whyNotTold !== 'could-not-be-reached';

/** @returns whether the event says that something was shared of which the family must not know. */
export const isSecretSharing = ({ name, data }: HeldEvent): boolean =>
  name === 'consent.sharing-without-consent-recorded' && mustNotKnow(data);

const isShielded = (events: readonly HeldEvent[]): boolean =>
  events.findLast(({ name }) => name === 'children.child-shielded' || name === 'children.shielding-lifted')?.name ===
  'children.child-shielded';

const childrenNamed = ({ name, data }: HeldEvent): readonly unknown[] => {
  if (name === 'team.convened') return (data['children'] as readonly Fields[]).map(({ childId }) => childId);
  return name === 'team.child-added' ? [data['childId']] : [];
};

const stepUpOf = ({ of, data }: HeldEvent): string => `${of} ${String(data['episode'])}.${String(data['stepUp'])}`;

/** @returns ids of other children who are named anywhere in the record. */
export const otherChildrenIn = ({ records, events }: Pick<Held, 'records' | 'events'>): readonly string[] => {
  const named = events.flatMap((event) => [
    ...childrenNamed(event),
    ...['siblingId', 'twinOf', 'twinId'].map((field) => event.data[field]),
  ]);
  const ids = named.filter((id): id is string => typeof id === 'string');
  return [...new Set(ids)].filter((id) => !records.includes(id));
};

/** Looks over the whole record once. */
export const viewOf = (
  { records, events, sharesProtection }: Held,
  { recipient, personId, handover }: PackRequest,
): View => {
  const forChild = recipient === 'child';
  const hidesWhereabouts =
    (sharesProtection || isShielded(events)) && !(forChild && handover === 'through-coordinator');
  const livesWith = new Map(
    events.flatMap(({ name, data }) =>
      name === 'children.address-recorded' ? [[data['addressId'], data['livesWith']] as const] : [],
    ),
  );
  const adults = new Set(
    events.flatMap(({ name, data }) => (name === 'children.parent-or-carer-recorded' ? [data['personId']] : [])),
  );
  const shared = new Set(
    events.flatMap((event) =>
      childrenNamed(event).some((childId) => !records.includes(childId as string)) ? [event.of] : [],
    ),
  );
  const secretSharings = new Set(events.flatMap((event) => (isSecretSharing(event) ? [event.data['sharingId']] : [])));
  const secretStepUps = new Set(
    events.flatMap((event) =>
      event.name === 'caf.step-up-requested' && secretSharings.has(event.data['sharingRecordId'])
        ? [stepUpOf(event)]
        : [],
    ),
  );
  return {
    forChild,
    personId,
    hidesWhereabouts,
    severalParents: [...adults].some((adult) => adult !== personId),
    isOwn: (childId) => records.includes(childId as string),
    // Of an address of which nobody noted who lives there, nobody knows whose it is: a parent is not shown it.
    showsAddress: (addressId) => !hidesWhereabouts && (forChild || livesWith.get(addressId) === personId),
    isShared: (tacId) => shared.has(tacId),
    isSecretSharing: (sharingId) => secretSharings.has(sharingId),
    isSecretStepUp: (event) => secretStepUps.has(stepUpOf(event)),
  };
};
