import { CodeField, CodesField, TextField } from '@app/http';
import { type FamilyMember } from '../domain/team.events';
import {
  type CommunicationSupport,
  communicationSupports,
  type Relationship,
  relationships,
} from '../domain/vocabulary';

/** One of the family, on the way in. */
export class FamilyMemberBody {
  @CodeField(relationships)
  relationship!: Relationship;

  @TextField({ max: 200, example: 'Ada Example' })
  name!: string;

  @CodesField(communicationSupports, { optional: true, description: 'What this person needs to follow a meeting' })
  needs?: CommunicationSupport[];
}

/** The member that a body describes. `memberId` has to be the same for a repeat of the request. */
export const familyMember = (
  { relationship, name, needs }: FamilyMemberBody,
  memberId: string,
): FamilyMember & { readonly name: string } => ({ kind: 'family', memberId, relationship, name, needs: needs ?? [] });
