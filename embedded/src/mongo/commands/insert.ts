import { withId } from '../update/upsert';
import { collectionName, documentList, type Command } from './command';
import { runStatements, writeErrors } from './write-errors';

export const insert: Command = {
  fields: ['documents', 'ordered'],
  run(command, { store, db }) {
    const documents = documentList(command, 'documents');
    return store.write((batch) => {
      let n = 0;
      const collection = store.findOrCreate(db, collectionName(command), batch);
      const errors = runStatements(documents, command.get('ordered') !== false, (doc) => {
        collection.insert(withId(doc), batch);
        n++;
      });
      return { n, ...writeErrors(errors) };
    });
  },
};
