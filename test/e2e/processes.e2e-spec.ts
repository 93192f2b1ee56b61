import { cafAggregate } from '@app/caf';
import { causedEnvelope } from '@app/feeds';
import { type RecordedEvent } from '@app/event-store';
import { leadProfessionalAggregate } from '@app/lead-professional';
import { teamAggregate } from '@app/team-around-the-child';
import { type Application, startApplication } from '../support/application';
import { type Known, type Step, story, tell } from '../support/story';

const until = (route: string): readonly Step[] =>
  story.slice(
    0,
    story.findIndex((step) => step.route === route),
  );

describe('A CAF that was closed while a team and a Lead Professional had just begun', () => {
  let application: Application;
  let known: Known;

  beforeAll(async () => {
    application = await startApplication();
    known = await tell(
      application,
      async (step, path, body) => (await application.post(path, body, step.as && { as: step.as })).body,
      until('/v1/children/{childId}/lead-professional/end'),
    );
    // Closed in the very moment in which nobody could see the team and the Lead Professional yet.
    const { aggregates, clock } = application.runtime;
    const cause = { id: '5b0c7f52-6d0e-5c3e-8a51-8f9d0f2f3a10', meta: {} } as RecordedEvent;
    const close = {
      type: 'CloseCaf' as const,
      episode: 1,
      on: '2007-07-20',
      today: '2007-07-20',
      reason: 'family-disengaged' as const,
      outcomes: [],
      summary: 'Closed by the school',
      childComment: null,
      parentComment: null,
      openTeams: [],
      leadProfessionalActive: false,
    };
    const outcome = await aggregates.handle(
      cafAggregate,
      known.ada,
      causedEnvelope(cause, close, 'test', clock().toISOString()),
    );
    expect(outcome).toMatchObject({ repeated: false });
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('leaves no team at work', async () => {
    const { state } = await application.runtime.aggregates.fold(teamAggregate, known.team);
    expect(state).toMatchObject({ is: 'closed', closed: { on: '2007-07-20', reason: 'caf-ended' } });
  });
  it('leaves no Lead Professional', async () => {
    const { state } = await application.runtime.aggregates.fold(leadProfessionalAggregate, known.ada);
    expect(state.all.filter(({ status }) => status === 'active')).toEqual([]);
    expect(state.all.at(-1)).toMatchObject({ endReason: 'episode-closed', endedOn: '2007-07-20' });
  });
  it('does nothing more when the same events are delivered again after a restart', async () => {
    const head = await application.head();
    await application.runtime.pool.query(
      `UPDATE feeds.checkpoint SET position = 0, epoch = epoch + 1 WHERE name = 'when-caf-ended-then-end-what-is-left'`,
    );
    await application.restart();
    await application.caughtUp();
    expect(await application.head()).toBe(head);
  });
});
