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

/** Lets every room write down who looked at what, before it shows anything. */
@Module({})
export class AccessRecordModule {
  static keptIn(record: AccessRecord): DynamicModule {
    return {
      module: AccessRecordModule,
      global: true,
      providers: [{ provide: ACCESS_RECORD, useValue: record }],
      exports: [ACCESS_RECORD],
    };
  }
}

/** Lets through only what the policy table allows. Imported after whatever limits how often somebody may ask. */
@Module({})
export class PolicyModule {
  /** @param standings the module that exports `STANDINGS`. Looks are written down where `AccessRecordModule` keeps them. */
  static decidingBy(standings: Type): DynamicModule {
    return {
      module: PolicyModule,
      imports: [standings],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
