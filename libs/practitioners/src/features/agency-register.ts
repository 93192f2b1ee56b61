import { Injectable } from '@nestjs/common';
import { Aggregates } from '@app/event-store';
import { RefusedError } from '@app/http';
import { type AgencyType, type CalendarDate, refuse } from '@app/kernel';
import { refusedAgency, standingOn } from '../domain/agency';
import { worksFor } from '../domain/practitioner';
import { agencyAggregate, practitionerAggregate } from '../practitioners.codec';

/** What the register knows of agencies that a request names, so that nobody is asked for it and nobody can say it wrongly. */
@Injectable()
export class AgencyRegister {
  constructor(private readonly aggregates: Aggregates) {}

  /**
   * @param field pointer to the field that names the person.
   * @throws RefusedError `author-not-at-work` for somebody who is not on the register as working for that agency on that day.
   */
  async requireAtWork(practitionerId: string, agencyId: string, on: CalendarDate, field: string): Promise<void> {
    const { state } = await this.aggregates.fold(practitionerAggregate, practitionerId);
    if (worksFor(state, on) !== agencyId)
      throw new RefusedError(
        refuse(
          'author-not-at-work',
          'the register does not have this person at work in that agency on that day',
          field,
        ),
      );
  }

  /**
   * @param field pointer to the field that names the agency.
   * @returns what kind of agency it is.
   * @throws RefusedError `unknown-agency` or `agency-not-active` for one that was not on the register, or not at work, on that day.
   */
  async typeOn(agencyId: string, on: CalendarDate, field: string): Promise<AgencyType> {
    const { state } = await this.aggregates.fold(agencyAggregate, agencyId);
    const refusal = refusedAgency(standingOn(state, on), field);
    if (refusal !== undefined || state.is === 'unregistered')
      throw new RefusedError(refusal ?? { refused: 'unknown-agency', why: 'no agency of that id is on the register' });
    return state.agencyType;
  }

  /**
   * @param field pointer to the field that names the agency.
   * @throws RefusedError `not-social-care` for an agency of another kind, and what `typeOn` refuses.
   */
  async requireSocialCare(agencyId: string, on: CalendarDate, field: string): Promise<void> {
    if ((await this.typeOn(agencyId, on, field)) !== 'social-care')
      throw new RefusedError(refuse('not-social-care', 'only a social care agency can be asked to take over', field));
  }
}
