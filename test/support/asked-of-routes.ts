import { randomUUID } from 'node:crypto';
import { type Principal } from '@app/access';
import { type DeclaredRoute } from '../../apps/api/src';
import { type Application } from './application';
import { bodyOf, type Known, nurse, pathOf, story, teacher } from './story';

/** One request as it would be sent to a route. */
export interface Asked {
  readonly route: DeclaredRoute;
  readonly path: string;
  readonly body?: string;
  /** Id of the record that it is about, as it stands in the path or the body; undefined for what is about none. */
  readonly about?: string;
}

const looksInMarch = '?from=2007-03-01&to=2007-03-31&ground=routine-review';
/** Parameters without which a route turns everybody away. */
const queries: Readonly<Record<string, string>> = {
  '/v1/children/:childId/consent/sharing': `?agencyId=${teacher.agencyId}&tier=basic`,
  '/v1/retention/certificates': '?from=2007-01-01&to=2007-12-31',
  '/v1/children/:childId/looks': looksInMarch,
  '/v1/practitioners/:practitionerId/looks': looksInMarch,
};
/** The body of what only shows something and yet is no GET. */
const search = { name: { givenNames: 'Ada', familyName: 'Storyfield', birthDate: '2001-05-17' } };
const subjectAccess = {
  recipient: 'child',
  handover: 'in-person',
  ground: 'own-request',
  receivedOn: '2007-10-01',
  form: 'json',
};
const bodies: Readonly<Record<string, (known: Known) => object>> = {
  '/v1/children/search': () => search,
  '/v1/children/:childId/subject-access': () => subjectAccess,
  // The story learns of the report on the way, and decides on it.
  '/v1/danger-reports': ({ ada }) => ({ childId: ada, what: 'A man asks where she lives' }),
};

/** Routes that name the child in their body. */
const aboutTheirBody = ['/v1/teams', '/v1/danger-reports'];

/**
 * A request to each route behind the sign-in, about records of the story: each field and each part of the address as it was when
 * the step was taken.
 * @throws for a route that changes something and has no step in the story.
 */
export const askedOfEveryRoute = (application: Application, known: Known): readonly Asked[] =>
  application.routes
    .filter(({ does }) => does !== 'open')
    .map((route) => {
      const described = route.path.replace(/:(\w+)/g, '{$1}');
      const step = story.find((one) => one.route === described);
      const isRead = route.method === 'GET';
      const body = step === undefined ? bodies[route.path]?.(known) : bodyOf(step, known);
      if (!isRead && body === undefined) throw new Error(`no step of the story goes to ${route.path}`);
      const at = { practitionerId: nurse.practitionerId, area: 'North', code: 'CHN', ...step?.at };
      const path = pathOf({ ...(step ?? { route: described, body: {} }), at }, known) + (queries[route.path] ?? '');
      const [about] = ['childId', 'tacId', 'practitionerId'].flatMap((name) =>
        route.path.includes(`:${name}`)
          ? [name === 'childId' ? known[step?.child ?? 'ada'] : name === 'tacId' ? known.team : at.practitionerId]
          : [],
      );
      const named = about ?? (aboutTheirBody.includes(route.path) ? known.ada : undefined);
      return {
        route,
        path,
        ...(isRead ? {} : { body: JSON.stringify(body) }),
        ...(named === undefined ? {} : { about: named }),
      };
    });

/** The same request about another record. */
export const askedAbout = (asked: Asked, id: string): Asked => {
  const { about, path, body } = asked;
  if (about === undefined) return asked;
  return { ...asked, about: id, path: path.replaceAll(about, id), ...(body && { body: body.replaceAll(about, id) }) };
};

/** Everything of an answer that a client can see, but for the hour. */
export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a request. @param correlationId under which it is asked, so that two answers can be compared byte for byte.
 */
export const seen = async (
  application: Application,
  { route: { method }, path, body }: Asked,
  as: Principal,
  correlationId: string = randomUUID(),
): Promise<Seen> => {
  const response = await fetch(new URL(path, application.url), {
    method,
    headers: {
      authorization: `Bearer ${await application.tokenFor(as)}`,
      'x-correlation-id': correlationId,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const { date, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, text: await response.text(), headers };
};
