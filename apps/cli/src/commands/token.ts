import { demonstrationPeople, developmentSecretOf, requestToken } from '@app/access';
import { readConfig } from '@app/runtime';
import { Failure } from '../failure';
import { claimantOf } from '../home/claim';
import { dataFolder } from '../home/data-folder';
import { print } from '../output/print';

/**
 * Prints an access token of a demonstration person, and nothing else.
 * @throws Failure when nobody has that name, nothing runs on the data folder, or the people are those of another issuer.
 */
export const token = async (person: string | undefined): Promise<void> => {
  const names = demonstrationPeople.map(({ name }) => name);
  if (person === undefined || !names.includes(person))
    throw new Failure(`Name one of the demonstration people: ${names.join(', ')}.`);
  const home = dataFolder(readConfig(process.env).home);
  const claimant = claimantOf(home);
  if (claimant?.running === undefined)
    throw new Failure(`Nothing runs on the data folder ${home}: run "npm start" first, in another terminal.`);
  const { issuer, issuerIsOurs } = claimant.running;
  if (!issuerIsOurs) throw new Failure(`People sign in at ${issuer}: get the token there.`);
  const secret = await developmentSecretOf(home, person);
  print(await requestToken({ issuer, person, secret }));
};
