import { type Aggregate, codecOf } from '@app/event-store';
import { agency, type Agency, type AgencyCommand, type AgencyRefusal } from './domain/agency';
import { type AgencyEvent } from './domain/agency.events';
import {
  practitioner,
  type Practitioner,
  type PractitionerCommand,
  type PractitionerRefusal,
} from './domain/practitioner';
import { type PractitionerEvent } from './domain/practitioner.events';

export const agencyCodec = codecOf<AgencyEvent>({
  AgencyRegistered: { stored: 'practitioners.agency-registered.v1' },
  AgencyRenamed: { stored: 'practitioners.agency-renamed.v1' },
  AgencyMerged: { stored: 'practitioners.agency-merged.v1' },
  AgencyLeft: { stored: 'practitioners.agency-left.v1' },
});

/** One stream per agency: `agency-<id>`. */
export const agencyAggregate: Aggregate<AgencyCommand, AgencyEvent, Agency, AgencyRefusal> = {
  category: 'agency',
  decider: agency,
  codec: agencyCodec,
};

export const practitionerCodec = codecOf<PractitionerEvent>({
  PractitionerRegistered: {
    stored: 'practitioners.practitioner-registered.v1',
    subject: (_, practitionerId) => `practitioner-${practitionerId}`,
  },
  PostChanged: { stored: 'practitioners.post-changed.v1' },
  PractitionerLeft: { stored: 'practitioners.practitioner-left.v1' },
  HandoverRequired: { stored: 'practitioners.handover-required.v1' },
});

/** One stream per practitioner: `practitioner-<id>`, the id under which they sign in. */
export const practitionerAggregate: Aggregate<
  PractitionerCommand,
  PractitionerEvent,
  Practitioner,
  PractitionerRefusal
> = { category: 'practitioner', decider: practitioner, codec: practitionerCodec };
