import { MongoError } from '../../errors';
import { print } from '../../bson/print';
import { textScoreOf } from '../../bson/text-score';
import { double } from '../../bson/value';
import type { ExpressionOperator } from './operator';

const meta: ExpressionOperator = (operand) => {
  if (typeof operand !== 'string') throw new MongoError(17307, '$meta only supports string arguments');
  if (operand !== 'textScore')
    throw new MongoError(17308, `Unsupported argument to $meta: ${print(operand)}`);
  return ({ root }) => double(textScoreOf(root));
};

export const metaOperators: Readonly<Record<string, ExpressionOperator>> = { $meta: meta };
