import type { INestApplicationContext } from '@nestjs/common';
import type { Environment } from '../config/environment';

/** Ends this process in good order when the supervisor that started it is gone, even by `kill -9`. */
export function endWithSupervisor(app: INestApplicationContext, environment: Environment): void {
  if (!environment.SWITCHBOARD_SUPERVISED || !process.channel) return;
  process.once('disconnect', () => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
