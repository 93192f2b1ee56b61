import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { AccessRecordModule, AccessTable, type Standings, STANDINGS } from '@app/access';
import { RelationsModule } from '@app/relations';
import { type Runtime, RuntimeModule } from '@app/runtime';

@Module({})
class CommandsModule {}

/** The rooms' commands and queries without HTTP, for what the program itself sends and asks. */
export interface Commands {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  /** How people stand to records, and whether they are at work. */
  readonly standings: Standings;
  close(): Promise<void>;
}

/** Puts the rooms of a runtime together without a server. */
export const commandsOver = async (runtime: Runtime): Promise<Commands> => {
  const modules = runtime.rooms.flatMap(({ module }) => (module === undefined ? [] : [module]));
  const whole: DynamicModule = {
    module: CommandsModule,
    imports: [
      CqrsModule.forRoot(),
      RuntimeModule.of(runtime),
      AccessRecordModule.keptIn(new AccessTable(runtime.application.pool, runtime.digests)),
      RelationsModule,
      ...modules,
    ],
  };
  // Nest declares its options as a class, and brings none to make one of.
  const context = await NestFactory.createApplicationContext(whole, { logger: false, abortOnError: false });
  return {
    commands: context.get(CommandBus),
    queries: context.get(QueryBus),
    standings: context.get<Standings>(STANDINGS),
    close: () => context.close(),
  };
};
