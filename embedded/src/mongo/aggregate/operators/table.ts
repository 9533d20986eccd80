import { Catalog } from '../../catalog';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { dateOperators } from './dates';
import { logicOperators } from './logic';
import { metaOperators } from './meta';
import type { ExpressionOperator } from './operator';

/** Every expression operator there is; docs/embedded.md lists exactly these. */
export const expressionOperators = new Catalog<ExpressionOperator>('Expressions', {
  ...arithmeticOperators,
  ...arrayOperators,
  ...dateOperators,
  ...logicOperators,
  ...metaOperators,
});
