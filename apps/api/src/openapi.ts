import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Response = NonNullable<Operation['responses'][string]>;
type Responses = Readonly<Record<string, Response>>;

const header = (name: string, description: string, example: string): Parameter => ({
  in: 'header',
  name,
  required: false,
  description,
  schema: { type: 'string', example },
});
const correlation = header(
  'X-Correlation-Id',
  'UUID under which the server logs this request; made when left out, and always on the answer.',
  '6f1c2d7e-3a54-4d0b-9a57-0c6d2f0e8b11',
);
const ofChanges: readonly Parameter[] = [
  header(
    'Idempotency-Key',
    'Chosen by the caller. The same request with the same key is done once and answered alike, also after a restart; another body under the key is refused with `key-reused`.',
    'form-2007-03-01-17',
  ),
  header('If-Match', 'ETag that the caller looked at; when the record has changed since: `stale`.', '"3"'),
  header('X-Acting-As', 'Which of the roles held is meant; the first when left out.', 'locality-coordinator'),
];
const ofReads: readonly Parameter[] = [
  {
    in: 'query',
    name: 'atLeast',
    required: false,
    description:
      'The `position` that a change answered with: the read waits until it shows that change, and answers `read-model-behind` when it takes too long.',
    schema: { type: 'string', pattern: '^\\d{1,18}$', example: '128' },
  },
  header('If-None-Match', 'ETag of an earlier read: 304 without a body when nothing has changed.', '"3.AbCdEf"'),
];

const problem = (description: string): Response => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
/** Every route may answer so, besides the refusals of its own. */
const ofEvery: Responses = {
  400: problem('The request cannot be read: `malformed-json`, `unknown-field`, `invalid-field`, `invalid-header`.'),
  431: problem('Refused: `headers-too-large`, over 16 kB.'),
  503: problem('Try again shortly: `busy`, `unavailable`, `contended`, `read-model-behind`, `issuer-unavailable`.'),
  default: problem('Anything else, in the same form.'),
};
/** The guards turn away, before the route is asked, whoever is not signed in, in a role that never may, or asks too often. */
const ofEverySignedIn: Responses = {
  ...ofEvery,
  401: {
    ...problem('Nobody is signed in: `token-missing`, `token-invalid`, `token-expired`.'),
    headers: { 'WWW-Authenticate': { description: 'How to sign in', schema: { type: 'string', example: 'Bearer' } } },
  },
  403: problem('Refused: `not-permitted`, `role-not-held`, `not-at-work`.'),
  429: {
    ...problem('Refused: `too-many-requests`.'),
    headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', example: 40 } } },
  },
};
/** What is not there and what is hidden are answered alike, so that nobody can tell which. */
const ofOneRecord: Responses = { 404: problem('There is no such record, or it is hidden from the caller.') };
const ofEveryChange: Responses = {
  409: problem('A rule says no.'),
  412: problem('Refused: `stale`.'),
  413: problem('Refused: `body-too-large`, over 256 kB.'),
  415: problem('Refused: `unsupported-media-type`; send JSON.'),
  422: problem('Refused: `key-reused`, or a value that is well formed and yet impossible.'),
};

const fault = {
  type: 'object' as const,
  required: ['code', 'detail'],
  properties: {
    pointer: { type: 'string', description: 'JSON pointer into the body', example: '/members/0/agencyId' },
    parameter: { type: 'string', description: 'Query parameter at fault' },
    header: { type: 'string', description: 'Header at fault' },
    code: { type: 'string', example: 'missing' },
    detail: { type: 'string', example: 'must be given' },
  },
};
const contact = {
  type: 'object' as const,
  description: 'Whom to ask instead, where somebody is at work already. Nothing else is said about the record.',
  required: ['as', 'practitionerId', 'name', 'agencyId', 'agencyName', 'workContact'],
  properties: {
    as: { type: 'string', enum: ['lead-professional', 'caf-author', 'locality-coordinator', 'county-caf-team'] },
    practitionerId: { type: ['string', 'null'], format: 'uuid' },
    name: { type: ['string', 'null'], description: 'As the register of practitioners has it' },
    agencyId: { type: ['string', 'null'], format: 'uuid' },
    agencyName: { type: ['string', 'null'] },
    workContact: { type: ['string', 'null'], description: 'How to reach them at work' },
  },
};
const problemSchema = {
  type: 'object' as const,
  description:
    'Problem details (RFC 9457). Never holds a value from the record or the request; who to ask instead is somebody at work.',
  required: ['type', 'title', 'status', 'code', 'detail', 'correlationId'],
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:teamaround:problem:caf-already-open' },
    title: { type: 'string', example: 'CAF already open' },
    status: { type: 'integer', example: 409 },
    code: { type: 'string', description: 'Stable code of the problem', example: 'caf-already-open' },
    detail: { type: 'string', description: 'One plain sentence' },
    errors: { type: 'array', items: fault },
    contact,
    existing: { type: 'string', description: 'Id or number of what is on record already and in the way' },
    differs: {
      type: 'array',
      items: { type: 'string' },
      description:
        'JSON pointers of the fields in which the request differs from what is on record, as far as the caller may know',
      example: ['/on', '/minutes'],
    },
    correctedBy: {
      type: 'string',
      description: 'The route that changes or corrects what is on record',
      example: 'POST /v1/teams/{tacId}/meetings/{meetingId}/corrections',
    },
    meanwhile: {
      type: 'array',
      description: 'What others did since the revision in If-Match, in order',
      items: {
        type: 'object',
        required: ['kind', 'recordedOn', 'revision'],
        properties: {
          kind: { type: 'string', example: 'meeting-recorded' },
          recordedOn: { type: 'string', format: 'date', example: '2007-04-16' },
          revision: { type: 'string', example: '4' },
        },
      },
    },
    correlationId: { type: 'string', format: 'uuid' },
  },
};

const tags: Readonly<Record<string, string>> = {
  localities: 'The places of the county, and the coordinator of each locality.',
  'practitioners and agencies': 'The register of who works where.',
  children: 'The register of children, their families, and who is kept safe from whom.',
  consent: 'What a family agreed to share, with whom, and what was shared without it.',
  caf: 'Common Assessments (CAF): checklist, assessment, contributions, reviews, transfer, step-up and closure.',
  teams: 'Teams Around the Child (TAC): members, meetings, actions, reviews and closure.',
  'lead professional': 'The Lead Professional of a child, deputies and interim leads.',
  'meeting-calls': 'Any agency at work with a child calls a meeting about it.',
  'break-glass': 'Access in an emergency, which is reviewed afterwards.',
  'follow-ups': 'What one record makes necessary in another, where a person has to see to it.',
  reminders: 'Deadlines that come near or have passed.',
  requests: 'What waits for an answer of the signed-in person.',
  board: 'Counts for the managers of the county.',
  retention: 'How long records are kept, legal holds and erasure.',
  'subject access': 'The copy of their record for a child or a parent.',
  looks: 'The access log: who read which record.',
  health: 'Whether the service is up. Needs no token.',
};

/** Puts on an operation what holds for every one of its kind; what it says itself comes first. */
const complete = (path: string, operation: Operation, isChange: boolean): void => {
  const isOpen = operation.security?.some((one) => Object.keys(one).length === 0) ?? false;
  if (isOpen) {
    operation.parameters = [...(operation.parameters ?? []), correlation];
    operation.responses = { ...ofEvery, ...operation.responses };
    return;
  }
  operation.parameters = [...(operation.parameters ?? []), ...(isChange ? ofChanges : ofReads), correlation];
  operation.responses = {
    ...ofEverySignedIn,
    ...(path.includes('{') ? ofOneRecord : {}),
    ...(isChange ? ofEveryChange : {}),
    ...operation.responses,
  };
};

/** @returns the description of every route, in OpenAPI 3.1. */
export const openApiOf = (application: INestApplication): OpenAPIObject => {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Teamaround')
    .setDescription(
      'Common Assessment, Team Around the Child and Lead Professional. Changes answer with the revision and the position ' +
        'of what they did; every refusal is problem+json with a stable code.',
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'Where this description was served')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .addSecurityRequirements('accessToken');
  for (const [tag, description] of Object.entries(tags)) about.addTag(tag, description);
  const document = SwaggerModule.createDocument(application, about.build());
  for (const [path, { get, post, put, patch, delete: remove }] of Object.entries(document.paths)) {
    if (get !== undefined) complete(path, get, false);
    for (const change of [post, put, patch, remove]) if (change !== undefined) complete(path, change, true);
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  return document;
};
