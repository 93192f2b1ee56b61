import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { ACCESS_RECORD, type AccessRecord } from './record/access-record';
import { SignedInGuard } from './signed-in.guard';
import { TokenVerifier } from './token-verifier';

/** Makes every route of the application ask for an access token, unless it is marked `@Open()`. */
@Module({})
export class AccessModule {
  static checkingWith(tokens: TokenVerifier): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: TokenVerifier, useValue: tokens },
        { provide: APP_GUARD, useClass: SignedInGuard },
      ],
    };
  }
}

/** Lets through only what the policy table allows. Imported after whatever limits how often somebody may ask. */
@Module({})
export class PolicyModule {
  /** @param means where looks are written down, and the module that exports `STANDINGS`. */
  static decidingWith(means: { readonly record: AccessRecord; readonly standings: Type }): DynamicModule {
    return {
      module: PolicyModule,
      imports: [means.standings],
      providers: [
        { provide: ACCESS_RECORD, useValue: means.record },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}
