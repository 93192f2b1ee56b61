import { type Principal } from '@app/access';
import { type Application } from './application';

/** They say yes to being in a team that was convened on 2 April 2007, each for themselves, on the next day. */
export const joined = async (
  application: Application,
  tacId: string,
  ...members: readonly Principal[]
): Promise<void> => {
  await application.caughtUp();
  for (const as of members) {
    const { body } = await application.get<{ memberId: string }>(`/v1/teams/${tacId}/invitation`, { as });
    const path = `/v1/teams/${tacId}/members/${body.memberId}/acceptance`;
    const { status } = await application.post(path, { on: '2007-04-03' }, { as });
    if (status >= 300) throw new Error(`joining is refused: ${status}`);
  }
  await application.caughtUp();
};
