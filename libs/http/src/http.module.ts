import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CheckedInput } from './checked-input.pipe';
import { ProblemFilter } from './problem.filter';

/** What every route goes through: checked input, and problem+json for all that goes wrong. */
@Module({
  providers: [
    { provide: APP_PIPE, useClass: CheckedInput },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpModule {}
