import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import { duplicateKeyOf } from './duplicate-key';

/** A document by which, of several processes, one has its turn. */
export interface TurnState {
  _id: string;
  takenUntil: Date;
  /** Raised by each who takes it. */
  turn: number;
}

/** Of several who try, one gets it. @returns null when somebody else has it */
export async function takeTurn<State extends TurnState>(
  states: Model<State>,
  _id: string,
  now: Date,
  until: Date,
): Promise<State | null> {
  const isFree = { _id, takenUntil: { $lt: now } } as QueryFilter<State>;
  const taken = { $set: { takenUntil: until }, $inc: { turn: 1 } } as unknown as UpdateQuery<State>;
  try {
    return await states
      .findOneAndUpdate(isFree, taken, { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false })
      .lean<State>()
      .exec();
  } catch (error) {
    if (duplicateKeyOf(error)) return null;
    throw error;
  }
}

/** @returns whether it was still that one's turn */
export async function updateInTurn<State extends TurnState>(
  states: Model<State>,
  { _id, turn }: Pick<TurnState, '_id' | 'turn'>,
  fields: Partial<State>,
): Promise<boolean> {
  const isMine = { _id, turn } as QueryFilter<State>;
  const { matchedCount } = await states.updateOne(isMine, { $set: fields });
  return matchedCount > 0;
}
