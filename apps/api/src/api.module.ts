import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule, AccessRecordModule, AccessTable, PolicyModule, type TokenVerifier } from '@app/access';
import { HttpModule } from '@app/http';
import { RelationsModule } from '@app/relations';
import { type Runtime, RuntimeModule } from '@app/runtime';
import { HealthController } from './health/health.http';
import { Readiness } from './health/readiness';

/** Everything that answers requests: the rooms' routes behind sign-in, and health without it. */
@Module({})
export class ApiModule {
  static of(runtime: Runtime, tokens: TokenVerifier): DynamicModule {
    return {
      module: ApiModule,
      // Sign-in first: its guard must run before anything else looks at a request.
      imports: [
        AccessModule.checkingWith(tokens),
        HttpModule,
        // Whoever asks too often is not even told what there is.
        PolicyModule.decidingBy(RelationsModule),
        CqrsModule.forRoot(),
        RuntimeModule.of(runtime),
        AccessRecordModule.keptIn(new AccessTable(runtime.application.pool, runtime.digests)),
        ...runtime.rooms.flatMap(({ module }) => (module === undefined ? [] : [module])),
      ],
      controllers: [HealthController],
      providers: [{ provide: Readiness, useValue: Readiness.of(runtime, tokens) }],
    };
  }
}
