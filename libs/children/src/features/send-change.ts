import { type CommandBus } from '@nestjs/cqrs';
import { answer, enclose, type Landed, type Sending } from '@app/http';
import { ChangeChild } from './change-child.handler';
import { type ChildRequest } from './child-facts';

/** What every change of a child's record answers with; `ids` are those of things made by it. */
export const sendChange = async <Ids extends object>(
  commands: CommandBus,
  childId: string,
  sending: Sending,
  request: ChildRequest,
  ids: Ids,
): Promise<{ childId: string } & Ids & Landed> =>
  answer(await commands.execute(new ChangeChild(childId, enclose(sending, request))), { childId, ...ids });
