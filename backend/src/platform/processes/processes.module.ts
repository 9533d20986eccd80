import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '@switchboard/contracts';
import { Heartbeat, PROCESS_ROLE } from './heartbeat';
import { ProcessBoard } from './process-board';

/** For the composition of a process that runs on: it reports itself under this role. */
@Module({})
export class ProcessesModule {
  static as(role: ProcessRole): DynamicModule {
    return {
      module: ProcessesModule,
      global: true,
      providers: [{ provide: PROCESS_ROLE, useValue: role }, ProcessBoard, Heartbeat],
      exports: [ProcessBoard, Heartbeat],
    };
  }
}
