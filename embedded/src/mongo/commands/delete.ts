import { failedToParse } from '../errors';
import { print } from '../bson/print';
import { toNumber, type Doc } from '../bson/value';
import { findAll } from '../plan/query';
import {
  documentList,
  findCollection,
  missingField,
  refuseUnknownFields,
  requiredDocument,
  type Command,
} from './command';
import { runStatements, writeErrors } from './write-errors';

const statementFields = new Set(['q', 'limit']);

interface Statement {
  readonly filter: Doc;
  readonly limit: 1 | undefined;
}

function parseStatement(statement: Doc): Statement {
  refuseUnknownFields('delete.deletes', statement, (name) => statementFields.has(name));
  const filter = requiredDocument('delete.deletes', statement, 'q');
  if (!statement.has('limit')) throw missingField('delete.deletes.limit');
  const limit = toNumber(statement.get('limit'));
  if (limit !== 0 && limit !== 1)
    throw failedToParse(
      `The limit field in delete objects must be 0 or 1. Got ${print(statement.get('limit'))}`,
    );
  return { filter, limit: limit === 1 ? 1 : undefined };
}

export const deleteCommand: Command = {
  fields: ['deletes', 'ordered'],
  run(command, context) {
    const statements = documentList(command, 'deletes').map(parseStatement);
    const collection = findCollection(command, context);
    return context.store.write((batch) => {
      let n = 0;
      const errors = runStatements(statements, command.get('ordered') !== false, ({ filter, limit }) => {
        const found = findAll(collection, { filter, limit, fields: new Set() });
        for (const { record } of found) collection!.remove(record, batch);
        n += found.length;
      });
      return { n, ...writeErrors(errors) };
    });
  },
};
