import { badValue } from '../errors';
import { toNumber } from '../bson/value';
import { findAll } from '../plan/query';
import { filterArgument } from '../query/filter';
import { checkHint, documentList, findCollection, refuseUnknownFields, type Command } from './command';
import { runStatements, writeErrors } from './write-errors';

const statementFields = new Set(['q', 'limit', 'hint']);

export const deleteCommand: Command = {
  fields: ['deletes', 'ordered'],
  run(command, context) {
    const statements = documentList(command, 'deletes');
    const collection = findCollection(command, context);
    return context.store.write((batch) => {
      let n = 0;
      const errors = runStatements(statements, command.get('ordered') !== false, (statement) => {
        refuseUnknownFields('delete.deletes', statement, (name) => statementFields.has(name));
        const limit = toNumber(statement.get('limit'));
        if (limit !== 0 && limit !== 1) throw badValue('The limit field in delete objects must be 0 or 1');
        checkHint(statement.get('hint'), collection);
        const filter = filterArgument(statement.get('q'), 'q');
        const found = findAll(collection, { filter, limit: limit === 1 ? 1 : undefined, fields: new Set() });
        for (const { record } of found) collection!.remove(record, batch);
        n += found.length;
      });
      return { n, ...writeErrors(errors) };
    });
  },
};
