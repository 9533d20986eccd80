import { aggregate } from './aggregate';
import { collectionCommands } from './collections';
import { Catalog } from '../catalog';
import type { Command } from './command';
import { countingCommands } from './count-and-distinct';
import { cursorCommands } from './cursors';
import { deleteCommand } from './delete';
import { explain } from './explain';
import { findAndModify } from './find-and-modify';
import { find } from './find';
import { handshakeCommands } from './handshake';
import { indexCommands } from './indexes';
import { insert } from './insert';
import { update } from './update';

/** Every command there is; docs/embedded.md lists exactly these. */
export const commands = new Catalog<Command>('Commands', {
  ...handshakeCommands,
  ...collectionCommands,
  ...indexCommands,
  ...cursorCommands,
  ...countingCommands,
  insert,
  find,
  update,
  delete: deleteCommand,
  findAndModify,
  aggregate,
  explain,
});
