import { type CommandBus } from '@nestjs/cqrs';
import { answer, enclose, type Landed, type Sending } from '@app/http';
import { ChangeConsent, type ConsentRequest } from './change-consent.handler';

/** What every change of a child's consent answers with; `ids` are those of things made by it. */
export const sendChange = async <Ids extends object>(
  commands: CommandBus,
  childId: string,
  sending: Sending,
  request: ConsentRequest,
  ids: Ids,
): Promise<{ childId: string } & Ids & Landed> =>
  answer(await commands.execute(new ChangeConsent(childId, enclose(sending, request))), { childId, ...ids });
