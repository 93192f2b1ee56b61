import { type Places, placesOutside } from '@app/localities';

/**
 * @returns the places of a locality; those who belong to none are looked after under the code of their own row. Undefined when
 * there is no such locality.
 */
export const placesIn = ({ localities }: Places, locality: string): readonly string[] | undefined =>
  (placesOutside as readonly string[]).includes(locality)
    ? [locality]
    : localities.find(({ code }) => code === locality)?.places.map(({ code }) => code);
