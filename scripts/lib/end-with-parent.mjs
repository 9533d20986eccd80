// Preloaded (`node --import`) into every process that the supervisor starts: when the supervisor is gone, even by
// kill -9, the IPC channel to it breaks, and the process ends as if it had been told to.
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 10_000;

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening holds the process open; whether it has more to do is its own affair.
  process.channel.unref();
}
