import { type Contact } from '@app/kernel';

/** Why a request is turned away before anybody looks at what it asks for. Knows its own answer; holds nothing of the token. */
abstract class TurnedAway extends Error {
  abstract readonly status: number;
  /** @param detail one plain sentence for the caller. */
  protected constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(code);
  }
}

const details = {
  'token-missing': 'sign in first: the request carries no access token',
  'token-invalid': 'the access token cannot be accepted',
  'token-expired': 'the access token has expired: sign in again',
} as const;

/** Nobody is signed in: 401. */
export class NotSignedIn extends TurnedAway {
  override readonly name = 'NotSignedIn';
  readonly status = 401;
  /**
   * @param reason what was found wrong, as a short code for the operator's log; the caller is not told.
   */
  constructor(
    override readonly code: keyof typeof details,
    readonly reason: string = code,
  ) {
    super(code, details[code]);
  }
}

const refusals = {
  'not-permitted': 'this is not for the role in which you act',
  'role-not-held': 'you do not hold the role you want to act as',
  'not-at-work':
    'the register of practitioners says that you do not work for this agency: sign in again if it has changed',
} as const;

/** Somebody in this role may never do that, whatever the record: 403. */
export class NotPermitted extends TurnedAway {
  override readonly name = 'NotPermitted';
  readonly status = 403;
  constructor(override readonly code: keyof typeof refusals) {
    super(code, refusals[code]);
  }
}

/** The record is not there, or must look as if it were not: 404. One answer for both, so that nobody can tell which. */
export class NotFound extends TurnedAway {
  override readonly name = 'NotFound';
  readonly status = 404;
  constructor(code: `${string}-not-found`) {
    super(code, 'there is no such record');
  }
}

/** Others work with the child already: whoever has no work with it says what the family told them, and begins nothing: 409. */
export class WorkUnderWay extends TurnedAway {
  override readonly name = 'WorkUnderWay';
  readonly status = 409;
  /** @param contact whom to ask. */
  constructor(readonly contact?: Contact) {
    super(
      'work-under-way',
      'others work with this child: record what the family says as a reported wish (POST /v1/children/:childId/reported-wishes)',
    );
  }
}

/** The body names more records than the request may be about, so that none of them is looked up: 400. */
export class TooManyNamed extends TurnedAway {
  override readonly name = 'TooManyNamed';
  readonly status = 400;
  constructor(atMost: number) {
    super('malformed-request', `the request names more than ${atMost} records`);
  }
}

/** The identity provider does not answer, so nobody's token can be checked: 503. */
export class IssuerUnavailable extends TurnedAway {
  override readonly name = 'IssuerUnavailable';
  readonly status = 503;
  constructor() {
    super('issuer-unavailable', 'sign-in cannot be checked at the moment: try again shortly');
  }
}

/** What somebody looks at cannot be written down, so nothing is shown: 503. */
export class RecordUnavailable extends TurnedAway {
  override readonly name = 'RecordUnavailable';
  readonly status = 503;
  /** @param cause for the operator; the caller is not told. */
  constructor(override readonly cause?: unknown) {
    super('access-record-unavailable', 'looks at records cannot be written down at the moment: try again shortly');
  }
}
