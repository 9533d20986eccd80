// Preloaded (`node --import`) into a process before its stores are there: it loads the module that the address of this
// file names, which is most of a start, says so, and goes on with the environment that it is then told.
import { createRequire } from 'node:module';

const module = new URL(import.meta.url).searchParams.get('module');
createRequire(import.meta.url)(module);

process.channel.ref();
const environment = new Promise((resolve) => process.once('message', resolve));
process.send('loaded');
Object.assign(process.env, await environment);
process.channel.unref();
