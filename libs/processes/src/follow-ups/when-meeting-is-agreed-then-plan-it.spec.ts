import { ada, after, asked, assessedChild, atWork, type Happened, killAfterEachWrite, team } from '../testing/county';
import { whenMeetingIsAgreedThenPlanIt as process } from './when-meeting-is-agreed-then-plan-it';

const callId = '6f3f8f0e-1b2c-5d3e-8f4a-00000000000c';
const agreedTo =
  (first: (county: Parameters<Happened>[0]) => Promise<unknown>): Happened =>
  async (told) => {
    await first(told);
    const by = { practitionerId: 'of-health', agencyId: 'health' };
    const [on, plannedFor] = ['2007-06-18', '2007-09-10'];
    await told.meetingCall(
      ada,
      {
        type: 'MeetingCalled',
        data: {
          ...{ callId, by, reason: 'needs-have-changed', on, wishedFor: on, answerBy: '2007-06-20' },
          timescales: '2006-1',
        },
        personal: { note: 'She has stopped coming' },
      },
      { type: 'MeetingCallAgreed', data: { callId, by, on, kind: 'review', plannedFor } },
    );
    return told.last(`meetingCall-${ada}`);
  };

describe('When a meeting that an agency asked for is agreed to', () => {
  it('puts it into the diary of the team, under the id of the call', async () => {
    const county = await after(
      process,
      agreedTo((told) => atWork(told, ada)),
    );
    expect((await county.folds.team(team)) as object).toMatchObject({
      schedule: [{ meetingId: callId, kind: 'review', plannedFor: '2007-09-10', status: 'planned' }],
    });
  });
  it('plans it once when it is killed after any of its writes and hears it again', async () =>
    expect(
      await killAfterEachWrite(
        process,
        agreedTo((told) => atWork(told, ada)),
      ),
    ).toBe(3));
  it('asks a person to convene a team where there is none', async () =>
    expect(
      await asked(
        await after(
          process,
          agreedTo((told) => assessedChild(told, ada)),
        ),
      ),
    ).toEqual(['{"step":0,"asked":"convene-a-team-for-the-meeting"}']));
});
