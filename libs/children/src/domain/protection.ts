import { type Fact } from '@app/kernel';
import { type ChildEvent } from './child.events';
import { type RegisteredChild } from './child.state';

/** Where a child of no fixed address stays says nothing about with whom it lives. */
const NO_FIXED_ADDRESS = 'NFA';

/**
 * The addresses at which the child lives now, main home and temporary ones: whoever lives there too shares its protection.
 * Not where the other parent lives, not a house of many families, and none of a child of no fixed address.
 * @returns their ids.
 */
export const dwellingsOf = ({ addresses, place }: RegisteredChild): readonly string[] => {
  if (place === NO_FIXED_ADDRESS) return [];
  const now = addresses.filter(({ until, kind }) => until === null && kind !== 'other-parent');
  const main = now
    .filter(({ kind }) => kind === 'current')
    .reduce<(typeof now)[number] | undefined>(
      (latest, one) => (latest === undefined || one.from >= latest.from ? one : latest),
      undefined,
    );
  return now
    .filter((one) => one.shared !== true && (one.kind !== 'current' || one === main))
    .map(({ addressId }) => addressId)
    .sort();
};

/** @returns the household in which the child lives now; null: in none that is known. */
export const currentHousehold = ({ households }: RegisteredChild): string | null =>
  households.at(-1)?.householdId ?? null;

/**
 * All that decides with whom a child shares its protection, and whether there is any: as one text, so that two views of a record can
 * be compared. When they differ, one of them is behind.
 */
export const tiesOf = (child: RegisteredChild): string =>
  JSON.stringify([
    child.survivorId,
    child.status === 'adopted',
    currentHousehold(child),
    dwellingsOf(child),
    child.shielding,
  ]);

/** @returns whether the fact says where the child lives. */
export const touchesAddresses = ({ type, data }: Fact<ChildEvent>): boolean =>
  type === 'AddressRecorded' || (type === 'FactCorrected' && data.of.fact === 'address');
