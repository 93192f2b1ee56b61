import grounds from './data/sharing-grounds.json';
import { type GroundInForce } from './domain/grounds';

/** The grounds on which information may go out without consent, with the days on which each is in force here. */
export const sharingGroundsInForce = grounds as readonly GroundInForce[];
