import { type CommandBus } from '@nestjs/cqrs';
import { answer, enclose, type Landed, type Sending } from '@app/http';
import { ChangeSharing, type SharingRequest } from './change-sharing.handler';

/** What every step of a decision to share without consent answers with; `ids` are those of things made by it. */
export const sendSharing = async <Ids extends object>(
  commands: CommandBus,
  childId: string,
  sending: Sending,
  request: SharingRequest,
  ids: Ids,
): Promise<{ childId: string } & Ids & Landed> =>
  answer(await commands.execute(new ChangeSharing(childId, enclose(sending, request))), { childId, ...ids });
