import { CommandError } from './command-error.mjs';
import { say } from './console.mjs';
import { openLog, tailOf } from './logs.mjs';
import { untilReady } from './readiness.mjs';
import { onStopSignals } from './stop-signals.mjs';
import { Supervisor } from './supervisor.mjs';

const READY_LIMIT_MS = 120_000;

const describeEnd = ({ name, code, signal }) =>
  `${name} ended on its own (${signal ? `signal ${signal}` : `exit code ${code}`})`;

/**
 * Runs the stores and the product's processes until a stop signal comes or one of them dies.
 *
 * @param {object} parts
 * @param {(onExit: (what: string) => void) => Promise<{ stop(): Promise<void> }>} parts.startStores `onExit` is told
 *   when a store ends on its own
 * @param {{ name: string, args: string[], loads: string }[]} parts.processes the first serves `readyUrl`; `loads`: the
 *   module that makes most of the start, and needs no stores
 * @param {(stores) => Promise<object>} parts.prepare what has to be done once the stores are up; returns the
 *   environment that the processes run in
 * @param {string} parts.readyUrl answers 200 when the product is ready
 * @param {(stores, ending: AbortSignal) => Promise<void> | void} parts.announce told once, when ready
 * @param {string} parts.logDir each process logs to `<name>.log` in it
 * @returns {Promise<number>} the exit code: 0 after a stop signal
 */
export async function runProduct(parts) {
  const { startStores, processes, prepare, readyUrl, announce, logDir, cwd, graceMs } = parts;
  const supervisor = new Supervisor();
  const logs = new Map();
  const ending = new AbortController();

  let storeEnded;
  const ended = Promise.race([
    new Promise((resolve) => {
      onStopSignals(
        () => resolve({ code: 0 }),
        () => {
          supervisor.kill();
          process.exit(130);
        },
      );
    }),
    supervisor.death.then((death) => ({ code: 1, death })),
    new Promise((resolve) => {
      storeEnded = (what) => resolve({ code: 1, death: { text: what } });
    }),
  ]);

  const startProcess = async ({ name, args, loads }, preparing) => {
    ending.signal.throwIfAborted();
    const log = openLog(logDir, `${name}.log`);
    logs.set(name, log);
    const goOn = await supervisor.load(name, args, loads, { cwd, output: log.descriptor });
    goOn(await preparing);
  };

  /** The one that serves loads while the stores start. More at a time than there are processors would gain nothing. */
  const startProcesses = async ([serving, ...others], preparing) => {
    await Promise.all([
      startProcess(serving, preparing),
      preparing.then(() => Promise.all(others.map((other) => startProcess(other, preparing)))),
    ]);
  };

  let storesStarting;
  const announceWhenReady = async (preparing) => {
    await preparing;
    const patience = AbortSignal.any([ending.signal, AbortSignal.timeout(READY_LIMIT_MS)]);
    if (await untilReady(readyUrl, patience)) await announce(await storesStarting, ending.signal);
    else if (!ending.signal.aborted) {
      throw new CommandError(
        `Not ready after ${READY_LIMIT_MS / 1000} s: ${readyUrl} does not answer 200. The logs are in ${logDir}.`,
      );
    }
  };

  const bringUp = async () => {
    storesStarting = startStores(storeEnded);
    const preparing = storesStarting.then((stores) => {
      ending.signal.throwIfAborted();
      return prepare(stores);
    });
    await Promise.all([startProcesses(processes, preparing), announceWhenReady(preparing)]);
  };

  let outcome;
  try {
    outcome = await Promise.race([ended, bringUp().then(() => ended)]);
  } catch (error) {
    outcome = { code: 1, error };
  }
  ending.abort();

  const { code, death, error } = outcome;
  if (code === 0) say('\nStopping ...');
  else if (error) say(`\n${error instanceof CommandError ? error.message : error.stack}`);
  else reportDeath(death, logs.get(death.name));

  await supervisor.stop({ graceMs });
  // The stores go last: whoever is stopping may still have something to write.
  const stores = await storesStarting?.catch(() => undefined);
  await stores?.stop();
  if (code === 0) say('Stopped.');
  return code;
}

function reportDeath(death, log) {
  say(`\n${death.text ?? describeEnd(death)}; stopping everything else.`);
  if (!log) return;
  say(`The end of its log, ${log.file}:`);
  for (const line of tailOf(log)) say(`  ${line}`);
}
