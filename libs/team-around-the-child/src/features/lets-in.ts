import { type TeamEvent } from '../domain/team.events';

/** Whether somebody is to know of a child who has had no part in it. A relative who comes along is no agency. */
export const letsIn = (event: TeamEvent): boolean => {
  switch (event.type) {
    case 'TeamConvened':
    case 'TeamTakenIn':
    case 'ChildAdded':
      return true;
    case 'MemberInvited':
      return event.data.member.kind === 'agency';
    default:
      return false;
  }
};
