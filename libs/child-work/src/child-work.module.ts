import { Global, Module } from '@nestjs/common';
import { Aggregates } from '@app/event-store';
import { type Clock } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { Reservations } from './reservations';

@Global()
@Module({
  providers: [
    {
      provide: Reservations,
      useFactory: (aggregates: Aggregates, clock: Clock) => new Reservations(aggregates, clock),
      inject: [Aggregates, CLOCK],
    },
  ],
  exports: [Reservations],
})
export class ChildWorkModule {}
