import { type AgencyType, agencyTypes } from '@app/kernel';
import { CodeField, IdField, TextField } from '@app/http';
import { type AgencyMember } from '../domain/team.events';

/** Someone from an agency, on the way in. */
export class AgencyMemberBody {
  @IdField({ optional: true, description: 'Left out while the agency has named no one' })
  practitionerId?: string;

  @IdField()
  agencyId!: string;

  @CodeField(agencyTypes)
  agencyType!: AgencyType;

  @TextField({ max: 100, example: 'health visitor', description: 'What they do in the team: a role, not a name' })
  role!: string;
}

/** The member that a body describes. `memberId` has to be the same for a repeat of the request. */
export const agencyMember = (
  { practitionerId, agencyId, agencyType, role }: AgencyMemberBody,
  memberId: string,
): AgencyMember => ({ kind: 'agency', memberId, practitionerId: practitionerId ?? null, agencyId, agencyType, role });
