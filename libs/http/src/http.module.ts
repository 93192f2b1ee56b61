import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AtLeast } from './at-least';
import { CheckedInput } from './checked-input.pipe';
import { RateLimitGuard } from './rate-limits';
import { ProblemFilter } from './problem.filter';

/** What every route goes through: reads that wait for a change, checked input, and problem+json for all that goes wrong. */
@Module({
  providers: [
    { provide: APP_PIPE, useClass: CheckedInput },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AtLeast },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpModule {}
