import { ofBreakGlass } from './of-break-glass';
import { ofCaf } from './of-caf';
import { ofChildren } from './of-children';
import { ofConsent } from './of-consent';
import { ofLeadProfessional } from './of-lead-professional';
import { ofMeetingCalls } from './of-meeting-calls';
import { ofRetention } from './of-retention';
import { ofTeam } from './of-team';
import { type RequestSource } from './source';

/** Every room whose events ask somebody for something. */
export const sources: readonly RequestSource<unknown>[] = [
  ofCaf,
  ofLeadProfessional,
  ofTeam,
  ofMeetingCalls,
  ofConsent,
  ofChildren,
  ofBreakGlass,
  ofRetention,
];
