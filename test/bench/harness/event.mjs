/** What every adapter stores: one entry about a case, about 330 bytes of data and 150 of metadata. */

export const TYPES = ['bench.case-opened.v1', 'bench.member-joined.v1', 'bench.note-recorded.v1'];
const STATUSES = ['open', 'assessed', 'meeting', 'reviewed', 'closed'];

let made = 0;

/** @returns one event for place `at` of a stream. */
export const eventFor = (stream, at) => {
  made += 1;
  const serial = made.toString(36);
  return {
    type: TYPES[at === 0 ? 0 : at % 3 === 0 ? 1 : 2],
    data: {
      stream,
      entry: `e-${serial}`,
      by: `practitioner-${made % 97}`,
      urgency: made % 5,
      status: STATUSES[made % STATUSES.length],
      text: 'Spoke with the family by telephone; the next meeting is agreed for Tuesday morning, and "transport" is to be arranged by the school.',
      agencies: ['health', 'school', 'housing'],
      heldOn: '2007-03-14',
    },
    metadata: {
      correlationId: `c-${serial}`,
      causationId: `m-${serial}`,
      actor: `practitioner-${made % 97}`,
      purpose: 'coordination',
      agency: 'children-centre-east',
      locality: 'E05',
      schema: 1,
    },
  };
};

/** @returns `count` events that follow the first `after` of a stream. */
export const eventsFor = (stream, count, after = 0) =>
  Array.from({ length: count }, (_, index) => eventFor(stream, after + index));
