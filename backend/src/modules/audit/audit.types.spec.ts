import { Types } from 'mongoose';
import { changesOf } from './audit.types';

interface State {
  name: string;
  tags: string[];
  owner?: Types.ObjectId | null;
  since?: Date;
  secret?: string;
}

const FIELDS = ['name', 'tags', 'owner', 'since'] as const;

describe('changesOf', () => {
  it('keeps what differs, and nothing that was not asked for', () => {
    const before: State = { name: 'Ada', tags: ['a'], secret: 'old' };
    const after: State = { name: 'Ada', tags: ['a', 'b'], secret: 'new' };
    expect(changesOf(before, after, FIELDS)).toEqual({
      before: { tags: ['a'] },
      after: { tags: ['a', 'b'] },
    });
  });

  it('compares what fields say, not which objects they are', () => {
    const id = new Types.ObjectId();
    const at = new Date();
    const before: State = { name: 'Ada', tags: ['a'], owner: id, since: at };
    const after: State = {
      name: 'Ada',
      tags: ['a'],
      owner: new Types.ObjectId(String(id)),
      since: new Date(at),
    };
    expect(changesOf(before, after, FIELDS)).toEqual({ before: {}, after: {} });
  });

  it('says null for what was not there, or is not any more', () => {
    const id = new Types.ObjectId();
    expect(changesOf<State>({ name: '', tags: [] }, { name: '', tags: [], owner: id }, FIELDS)).toEqual({
      before: { owner: null },
      after: { owner: String(id) },
    });
  });
});
