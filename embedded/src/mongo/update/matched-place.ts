import { BSONRegExp } from 'bson';
import { compareStrings } from '../bson/compare';
import { reach, splitPath } from '../bson/path';
import { isDoc, isTruthy, type Doc, type Maybe, type Value } from '../bson/value';
import { compileCondition, conjuncts } from '../query/filter';
import { isOperatorObject, type PathTest } from '../query/operators';

/** The operators that tell which element of an array they found, in the order in which MongoDB evaluates them. */
const telling = [
  '$elemMatch',
  '$size',
  '$eq',
  '$lte',
  '$lt',
  '$gt',
  '$gte',
  '$regex',
  '$exists',
  '$in',
  '$type',
];

interface Condition {
  readonly name: string;
  readonly operator: string;
  readonly condition: Value;
}

function tellingConditions(name: string, condition: Value): Condition[] {
  if (!isOperatorObject(condition)) {
    return [{ name, operator: condition instanceof BSONRegExp ? '$regex' : '$eq', condition }];
  }
  return [...condition].flatMap(([operator, operand]) => {
    if (operator === '$all' && Array.isArray(operand))
      return operand.flatMap((item) => tellingConditions(name, item));
    if (!telling.includes(operator) || (operator === '$exists' && !isTruthy(operand))) return [];
    const alone: Doc = new Map([[operator, operand]]);
    const options = condition.get('$options');
    if (operator === '$regex' && options !== undefined) alone.set('$options', options);
    return [{ name, operator, condition: alone }];
  });
}

/** The place, in the first array on the path, of the first element that a condition holds for. */
function placeIn(doc: Doc, path: readonly string[], operator: string, test: PathTest): number | undefined {
  let value: Maybe = doc;
  let at = 0;
  while (at < path.length && isDoc(value)) value = value.get(path[at++]!);
  if (!Array.isArray(value)) return undefined;
  const rest = path.slice(at);
  const holds = (element: Value): boolean => {
    if (rest.length > 0) return isDoc(element) && test(reach(element, rest), () => true);
    // These are about the array, not about its elements.
    if (operator === '$size') return false;
    return test([operator === '$elemMatch' ? [element] : element], () => false);
  };
  const place = value.findIndex(holds);
  return place === -1 ? undefined : place;
}

/**
 * What `$` in an update stands for: the place where the filter's conditions found an array's element. The last
 * condition decides, by operator and then by path; alternatives and negations tell nothing.
 */
export function compileMatchedPlace(filter: Doc): (doc: Doc) => number | undefined {
  const conditions = conjuncts(filter)
    .flatMap(([name, condition]) => (name.startsWith('$') ? [] : tellingConditions(name, condition)))
    .sort(
      (a, b) => telling.indexOf(a.operator) - telling.indexOf(b.operator) || compareStrings(a.name, b.name),
    )
    .reverse()
    .map(({ name, operator, condition }) => ({
      path: splitPath(name),
      operator,
      test: compileCondition(condition),
    }));
  return (doc) => {
    for (const { path, operator, test } of conditions) {
      const place = placeIn(doc, path, operator, test);
      if (place !== undefined) return place;
    }
    return undefined;
  };
}
