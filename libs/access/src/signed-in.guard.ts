import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NotSignedIn } from './access.errors';
import { type Principal } from './principal';
import { TokenVerifier } from './token-verifier';

export const OPEN = Symbol('open');

/** @returns whether a route needs nobody to be signed in. */
export const isOpen = (handler: object, controller: object): boolean =>
  Reflect.hasMetadata(OPEN, handler) || Reflect.hasMetadata(OPEN, controller);

/** Marks a route, or all of a controller, that needs nobody to be signed in: health, the API description. */
export const Open = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN, true);

/** Parameter of a controller method: `@SignedIn() principal: Principal`. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Asking>();
  if (principal === undefined) throw new Error('a route that asks who is signed in must not be open');
  return principal;
});

/** What of a request matters here. */
interface Asking {
  readonly headers: { readonly authorization?: string };
  principal?: Principal;
}

/** RFC 6750, section 2.1: the header only; never the query, which ends up in logs. */
const bearer = /^bearer +/i;

const tokenOf = ({ authorization }: Asking['headers']): string => {
  if (authorization === undefined || authorization === '') throw new NotSignedIn('token-missing');
  const scheme = bearer.exec(authorization)?.[0];
  if (scheme === undefined) throw new NotSignedIn('token-invalid', 'no-bearer-token');
  return authorization.slice(scheme.length);
};

/** In front of every route: lets a request through only with a valid access token, and notes on it who sent it. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  /** @throws NotSignedIn (401); IssuerUnavailable (503). */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Asking>();
    const token = tokenOf(request.headers);
    const known = this.tokens.known(token);
    if (known === undefined) return this.verify(request, token);
    request.principal = known;
    return true;
  }

  private async verify(request: Asking, token: string): Promise<boolean> {
    request.principal = await this.tokens.verify(token);
    return true;
  }
}
