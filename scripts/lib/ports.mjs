import net from 'node:net';
import { CommandError } from './command-error.mjs';

export const DEFAULT_PORT = 5000;
const PORTS_TRIED = 200;

/** The address that a browser on this machine reaches `host` by. */
export function reachableHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

const canListen = (host, port) =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else
        reject(
          new CommandError(`Can't listen on ${host}, port ${port}: ${error.message}. Set HOST and PORT.`),
        );
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Some systems let one address be bound although another program listens on all of them, macOS on 5000 by default. */
const isAnswered = (host, port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: reachableHost(host).replace(/[[\]]/g, ''), port });
    const answer = (answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(500, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });

export async function isPortFree(host, port) {
  return (await canListen(host, port)) && !(await isAnswered(host, port));
}

/**
 * @param {string | undefined} asked the PORT that was set, if any
 * @returns {Promise<{ port: number, instead: boolean }>} `instead`: the default was taken, this is the next free one
 * @throws CommandError when the port asked for is no port, or taken
 */
export async function choosePort(host, asked, preferred = DEFAULT_PORT) {
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!/^\d+$/.test(asked) || port < 1 || port > 65_535) {
      throw new CommandError(`PORT is "${asked}"; it must be a number from 1 to 65535.`);
    }
    if (!(await isPortFree(host, port))) {
      throw new CommandError(
        `PORT ${port} on ${host} is taken by another program. Stop that one, set another PORT, ` +
          'or leave PORT unset to get the next free one.',
      );
    }
    return { port, instead: false };
  }
  for (let port = preferred; port < Math.min(preferred + PORTS_TRIED, 65_536); port++) {
    if (await isPortFree(host, port)) return { port, instead: port !== preferred };
  }
  throw new CommandError(`No free port from ${preferred} on. Set PORT to one that is free.`);
}

/** Some port that is free right now. */
export function anyFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
