import { type BoardView, type Counts } from './board-counts';

const counts: Counts = {
  cafsInProgress: 60,
  tacsInProgress: 35,
  leadProfessionalsIdentified: 24,
  leadProfessionalPeople: 21,
};
const none: Counts = {
  cafsInProgress: 0,
  tacsInProgress: 0,
  leadProfessionalsIdentified: 0,
  leadProfessionalPeople: 0,
};

/** For the API's description. */
export const countsExample: BoardView = {
  asAt: '2007-07-31',
  knownAt: '1200',
  complete: true,
  county: counts,
  areas: [{ area: 'North', ...counts }],
  localities: [{ code: 'BAN', name: 'Banbury', area: 'North', ...counts }],
  outside: [{ code: 'OOC', ...none }],
};
