import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Aggregates, EVENT_FEED, EVENT_STORE, SEALER } from '@app/event-store';
import { ReadPositions } from '@app/feeds';
import { KeyedDigests, Keyring } from '@app/privacy';
import { CLOCK } from './clock';
import { CONFIG } from './config';
import { type Runtime } from './runtime';

/** Lets every room inject the parts of an opened runtime. Closing the application leaves the runtime open: its opener closes it. */
@Module({})
export class RuntimeModule {
  static of(runtime: Runtime): DynamicModule {
    const providers = [
      { provide: Aggregates, useValue: runtime.aggregates },
      { provide: DataSource, useValue: runtime.application.dataSource },
      { provide: ReadPositions, useValue: runtime.positions },
      { provide: Keyring, useValue: runtime.keyring },
      { provide: KeyedDigests, useValue: runtime.digests },
      { provide: EVENT_STORE, useValue: runtime.store },
      { provide: EVENT_FEED, useValue: runtime.feed },
      { provide: SEALER, useValue: runtime.sealer },
      { provide: CLOCK, useValue: runtime.clock },
      { provide: CONFIG, useValue: runtime.config },
    ];
    return { module: RuntimeModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
