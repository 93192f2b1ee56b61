import { type Principal } from '@app/access';
import { type Application } from './application';

/** A name with the day of birth, as a search takes it. */
export interface SoughtName {
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** Looks for a child first, as everybody does who opens a CAF. @returns the id of the search. */
export const searchedFor = async (
  application: Pick<Application, 'post'>,
  { givenNames, familyName, birthDate }: SoughtName,
  as?: Principal,
): Promise<string> => {
  const name = { givenNames, familyName, birthDate };
  const { status, body } = await application.post('/v1/children/search', { name }, as === undefined ? {} : { as });
  if (status !== 200) throw new Error(`a search is refused: ${JSON.stringify(body)}`);
  return body['searchId'] as string;
};
