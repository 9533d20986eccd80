import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  status: number;
  /** In order, with their names in small letters; a header that was sent twice is here twice. */
  headers: [name: string, value: string][];
  text: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * One request on a connection of its own, its path sent as it is written: `fetch` would tidy it up and add headers,
 * and does not ask again when a kept connection was closed under its feet, as browsers do.
 */
export function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const options: RequestOptions = { hostname, port, path, method, headers, agent: false };
    request(options)
      .once('response', (response) => void readAnswer(response).then(resolve, reject))
      .once('error', reject)
      .end(body);
  });
}

/** Reads an answer to its end. */
async function readAnswer(response: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: headersOf(response), text };
}

function headersOf({ rawHeaders }: IncomingMessage): Answer['headers'] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as [string, string]] : [],
  );
}

/** The value of a header that was sent once at most. */
export function headerOf({ headers }: Answer, name: string): string | undefined {
  return headers.find(([other]) => other === name)?.[1];
}

export function jsonOf<Body>({ text }: Answer): Body {
  return JSON.parse(text) as Body;
}

/** Opens a WebSocket as Socket.IO's client does. @returns the headers of the answer that upgrades the connection. */
export function handshake(url: string): Promise<Answer['headers']> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    };
    const path = '/socket.io/?EIO=4&transport=websocket';
    request({ hostname, port, path, headers, agent: false })
      .once('upgrade', (response, socket) => {
        socket.destroy();
        resolve(headersOf(response));
      })
      .once('response', ({ statusCode }) => reject(new Error(`no upgrade, but ${statusCode}`)))
      .once('error', reject)
      .end();
  });
}

/** Sends bytes as they are. @returns everything that came back until the server closed the connection. */
export async function sendBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
  return text;
}
