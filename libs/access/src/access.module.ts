import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
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
