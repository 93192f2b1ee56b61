import { type CalendarDate } from '@app/kernel';
import { type AgencyRegister } from '@app/practitioners';
import { IdField, TextField } from '@app/http';
import { type AgencyMember } from '../domain/team.events';

/** Someone from an agency, on the way in. */
export class AgencyMemberBody {
  @IdField({ optional: true, description: 'Left out while the agency has named no one' })
  practitionerId?: string;

  @IdField()
  agencyId!: string;

  @TextField({ max: 100, example: 'health visitor', description: 'What they do in the team: a role, not a name' })
  role!: string;
}

/**
 * The member that a body describes, with what kind of agency they come from.
 * @param memberId the same for a repeat of the request. @param field pointer to the body.
 * @throws RefusedError for an agency that is not on the register, or was not at work on that day.
 */
export const agencyMember = async (
  agencies: AgencyRegister,
  { practitionerId, agencyId, role }: AgencyMemberBody,
  on: CalendarDate,
  memberId: string,
  field: string,
): Promise<AgencyMember> => ({
  kind: 'agency',
  memberId,
  practitionerId: practitionerId ?? null,
  agencyId,
  agencyType: await agencies.typeOn(agencyId, on, `${field}/agencyId`),
  role,
});
