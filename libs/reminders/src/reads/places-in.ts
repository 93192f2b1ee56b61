import { type Places, placesOutside } from '@app/localities';

/**
 * @returns the places of a locality; those who belong to none are looked after under the code of their own row. Undefined when
 * there is no such locality.
 */
export const placesIn = ({ localities }: Places, locality: string): readonly string[] | undefined =>
  (placesOutside as readonly string[]).includes(locality)
    ? [locality]
    : localities.find(({ code }) => code === locality)?.places.map(({ code }) => code);

/** @returns the places of all localities of an area; undefined when there is no such area. */
export const placesInArea = ({ localities }: Places, area: string): readonly string[] | undefined => {
  const own = localities.filter((one) => one.area === area);
  return own.length === 0 ? undefined : own.flatMap(({ places }) => places.map(({ code }) => code));
};
