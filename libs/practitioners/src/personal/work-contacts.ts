import { Inject, Injectable } from '@nestjs/common';
import {
  Aggregates,
  EVENT_STORE,
  type EventStore,
  openParts,
  SEALER,
  type SealedParts,
  type Sealer,
  withSealedPart,
} from '@app/event-store';
import { type CalendarDate, type Clock, dayInLondon, fold } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { nameOn } from '../domain/agency';
import { type Practitioner, practitioner, worksFor } from '../domain/practitioner';
import { type PractitionerEvent } from '../domain/practitioner.events';
import { agencyAggregate, practitionerCodec } from '../practitioners.codec';

/** How somebody is reached at work, as the register publishes it; null for what it does not know. */
export interface WorkContact {
  readonly name: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly workContact: string | null;
}

/** Looks up how people are reached at work, as the register has it at this moment. */
@Injectable()
export class WorkContacts {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param agencyId for whom they do the work that is meant; null: for whomever they work.
   * @returns the name and contact only while they work there: whoever has gone elsewhere is not to be rung about it.
   */
  async of(practitionerId: string, agencyId: string | null): Promise<WorkContact> {
    const today = dayInLondon(this.clock());
    const { state, sealed } = await this.read(practitionerId);
    const employer = worksFor(state, today);
    const agency = agencyId ?? employer;
    const known = agency !== null && employer === agency ? await this.open(practitionerId, sealed) : nobody;
    return { ...known, agencyId: agency, agencyName: agency === null ? null : await this.nameOf(agency, today) };
  }

  private async read(practitionerId: string): Promise<{ readonly state: Practitioner; readonly sealed: SealedParts }> {
    const recorded = await this.store.read(`practitioner-${practitionerId}`);
    return {
      state: fold<PractitionerEvent, Practitioner>(
        practitioner,
        practitioner.initial,
        recorded.flatMap((event) => practitionerCodec.decode(event) ?? []),
      ),
      sealed: recorded.reduce<SealedParts>((parts, event) => withSealedPart(parts, IDENTITY, event), {}),
    };
  }

  private async open(practitionerId: string, sealed: SealedParts): Promise<typeof nobody> {
    const { [IDENTITY]: identity = 'erased' } = await openParts(this.sealer, practitionerCodec, sealed, [
      `practitioner-${practitionerId}`,
    ]);
    if (identity === 'erased') return nobody;
    const { name, contact } = identity as { readonly name: string; readonly contact: string | null };
    return { name, workContact: contact };
  }

  private async nameOf(agencyId: string, on: CalendarDate): Promise<string | null> {
    const { state } = await this.aggregates.fold(agencyAggregate, agencyId);
    return state.is === 'unregistered' ? null : (nameOn(state, on) ?? null);
  }
}

const IDENTITY = 'identity';
const nobody: { readonly name: string | null; readonly workContact: string | null } = { name: null, workContact: null };
