/** Teams that hold meetings: made ready by the same requests that practitioners send. */

const AGENCIES = [
  { agencyId: '2d7b1f66-8a43-4a0c-9a51-c1d7f0a3e922', agencyType: 'primary-school', role: 'class teacher' },
  { agencyId: 'a4e0b6d2-3f1c-4d6e-8b7a-5c9d0e1f2a33', agencyType: 'health-visiting', role: 'health visitor' },
];
const FIRST_DAY = Date.UTC(2006, 8, 4);
const AT_ONCE = 32;

const day = (days) => new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Puts the agencies that work with the families here on the register: families agree to agencies that are there.
 * @param editor token of somebody who keeps the directory. @param author token of whoever opens the CAFs.
 */
export const registerAgencies = async (api, editor, author) => {
  const post = poster(api.url, editor);
  const { agency } = JSON.parse(Buffer.from(author.split('.')[1], 'base64url'));
  for (const { agencyId, agencyType, role } of [{ agencyId: agency, agencyType: 'other', role: 'author' }, ...AGENCIES])
    await post('/v1/agencies', { agencyId, agencyType, name: `Agency of the ${role}`, on: day(0) });
};

/** @returns a function that POSTs, and throws when the answer is not a success. */
const poster = (url, token) => async (path, body) => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path} was answered ${response.status} ${answer.code}`);
  return answer;
};

/** One family: child, consent, CAF, team. */
const convene = async (post, nth) => {
  const said = { how: 'written', name: 'Grace Example' };
  const name = { givenNames: `Ada ${nth}`, familyName: 'Example', birthDate: '2001-05-17' };
  const { childId } = await post('/v1/children', {
    ...name,
    status: 'born',
    sex: 'female',
    place: 'BAN',
    localityBasis: 'postcode',
    on: day(0),
  });
  await post(`/v1/children/${childId}/consent`, {
    ...said,
    scopes: ['assess', 'store', 'share'],
    tier: 'additional',
    allowedAgencies: AGENCIES.map(({ agencyId }) => agencyId),
    givenBy: { kind: 'parent', parentalResponsibility: true },
    leafletGiven: true,
    validFrom: day(0),
  });
  const { searchId } = await post('/v1/children/search', { name });
  await post(`/v1/children/${childId}/caf`, {
    on: day(0),
    source: 'new',
    searchId,
    reasons: ['attendance'],
    primaryReason: 'attendance',
    whatLedToThis: 'Often late and tired in class.',
  });
  const { tacId, position } = await post('/v1/teams', {
    on: day(1),
    children: [childId],
    agencies: AGENCIES.map(({ agencyId, role }) => ({ agencyId, role })),
    family: [{ relationship: 'mother', name: 'Grace Example' }],
  });
  return { childId, tacId, position };
};

const SAID = {
  minutes:
    'The plan was gone through step by step. Attendance is better since the breakfast club began. The health visitor sees the ' +
    'family every second week; the school keeps a place in the homework group. Next steps were shared out and written down.',
  views: 'Wants to carry on with the after-school club, and to see the same person each time.',
};

/** What is asked about one team: a request that records a meeting, ready but for the days, which make each one a meeting of its own. */
const meetingsOf = ({ childId, tacId }, members) => {
  const fields = JSON.stringify({
    kind: 'review',
    chair: members[0].memberId,
    minuteTaker: members[1].memberId,
    attendance: members.map(({ memberId }) => ({ memberId, as: 'attended' })),
    children: [{ childId, present: true, heard: 'in-the-room', views: SAID.views }],
    parentPresent: true,
    consentRechecked: true,
    minutes: SAID.minutes,
  }).slice(1);
  let held = 0;
  return {
    cafPath: `/v1/children/${childId}/caf/1`,
    path: `/v1/teams/${tacId}/meetings`,
    next: () => {
      held += 1;
      return `{"on":"${day(1 + held)}","nextReviewOn":"${day(15 + held)}",${fields}`;
    },
  };
};

/**
 * Prepares teams over the API.
 * @param api as `startServing` returns it.
 * @returns one entry per team: where its meetings are posted to, the body of its next meeting, and where its child's CAF is read.
 */
export const prepareTeams = async (api, token, count) => {
  const post = poster(api.url, token);
  await api.ask('draw-map');
  const teams = [];
  let next = 0;
  const work = async () => {
    while (next < count) teams.push(await convene(post, (next += 1)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Which member is which is told by the team's card; the CAF's card is what is read later.
  await api.ask('follow-all');
  const last = teams.map(({ position }) => BigInt(position)).reduce((a, b) => (a > b ? a : b));
  const read = async (path, patience = 20) => {
    const response = await fetch(`${api.url}${path}?atLeast=${last}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = await response.json();
    if (answer.code === 'read-model-behind' && patience > 0) return read(path, patience - 1);
    if (!response.ok) throw new Error(`what was prepared cannot be read: ${response.status} ${answer.code}`);
    return answer;
  };
  await read(`/v1/children/${teams[0].childId}/caf/1`);
  const meetings = [];
  const look = async () => {
    for (let team = teams.pop(); team !== undefined; team = teams.pop())
      meetings.push(meetingsOf(team, (await read(`/v1/teams/${team.tacId}`)).members));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  await api.ask('worker-apart');
  return meetings;
};
