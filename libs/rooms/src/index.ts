import { accessRoom } from '@app/access';
import { boardRoom } from '@app/board';
import { breakGlassRoom } from '@app/break-glass';
import { cafRoom } from '@app/caf';
import { childWorkRoom } from '@app/child-work';
import { childrenRoom } from '@app/children';
import { consentRoom } from '@app/consent';
import { leadProfessionalRoom } from '@app/lead-professional';
import { localitiesRoom } from '@app/localities';
import { looksRoom } from '@app/looks';
import { meetingCallsRoom } from '@app/meeting-calls';
import { practitionersRoom } from '@app/practitioners';
import { processesRoom } from '@app/processes';
import { relationsRoom } from '@app/relations';
import { remindersRoom } from '@app/reminders';
import { requestsRoom } from '@app/requests';
import { retentionRoom } from '@app/retention';
import { type Room } from '@app/runtime';
import { subjectAccessRoom } from '@app/subject-access';
import { teamRoom } from '@app/team-around-the-child';

/** Every room of the system, in the order in which their migrations and modules are listed. */
export const rooms: readonly Room[] = [
  accessRoom,
  localitiesRoom,
  practitionersRoom,
  childrenRoom,
  consentRoom,
  cafRoom,
  teamRoom,
  childWorkRoom,
  leadProfessionalRoom,
  meetingCallsRoom,
  breakGlassRoom,
  processesRoom,
  remindersRoom,
  boardRoom,
  retentionRoom,
  subjectAccessRoom,
  looksRoom,
  requestsRoom,
  relationsRoom,
];
