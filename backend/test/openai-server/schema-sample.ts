/** As much of JSON Schema as structured outputs know. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  [keyword: string]: unknown;
}

const OF_FORMAT: Record<string, string> = {
  'date-time': '2025-01-31T12:00:00Z',
  date: '2025-01-31',
  time: '12:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/**
 * A value that fits the schema, the same on every run: the first of an enum and of alternatives, arrays as short as
 * allowed (one item, when nothing is said), every string another one.
 *
 * @param text what free strings say; none: "Sample 1", "Sample 2" ...
 */
export function sampleOf(schema: JsonSchema, text?: string): unknown {
  let strings = 0;

  const walk = (node: JsonSchema): unknown => {
    if (node.$ref !== undefined) return walk(resolve(schema, node.$ref));
    if (node.const !== undefined) return node.const;
    if (node.enum) return node.enum[0];
    const alternatives = node.anyOf ?? node.oneOf;
    if (alternatives?.[0]) return walk(alternatives[0]);
    if (node.allOf) return walk(Object.assign({}, ...node.allOf) as JsonSchema);
    switch (Array.isArray(node.type) ? node.type[0] : node.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(node.properties ?? {}).map(([name, property]) => [name, walk(property)]),
        );
      case 'array':
        return Array.from({ length: Math.min(node.minItems ?? 1, node.maxItems ?? Infinity) }, () =>
          walk(node.items ?? {}),
        );
      case 'integer':
        return Math.ceil(lowest(node, 1));
      case 'number':
        return lowest(node, Number.EPSILON);
      case 'boolean':
        return false;
      case 'null':
        return null;
      default:
        return sampleText(node);
    }
  };

  const sampleText = (node: JsonSchema): string => {
    const formatted = node.format === undefined ? undefined : OF_FORMAT[node.format];
    if (formatted !== undefined) return formatted;
    strings += 1;
    return (text ?? `Sample ${strings}`).padEnd(node.minLength ?? 0, '.').slice(0, node.maxLength);
  };

  return walk(schema);
}

/**
 * What OpenAI refuses in a strict schema: an object that leaves properties open, or optional.
 *
 * @returns the reason, if there is one.
 */
export function strictnessProblem(schema: JsonSchema, path: string[] = []): string | undefined {
  const context = `In context=(${path.map((step) => `'${step}'`).join(', ')})`;
  if (schema.properties) {
    if (schema.additionalProperties !== false) {
      return `${context}, 'additionalProperties' is required to be supplied and to be false.`;
    }
    const missing = Object.keys(schema.properties).find((name) => !schema.required?.includes(name));
    if (missing !== undefined) {
      return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
    }
  }
  for (const [step, child] of children(schema)) {
    const problem = strictnessProblem(child, [...path, ...step]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function children(schema: JsonSchema): [string[], JsonSchema][] {
  const named = (keyword: string, nodes: object | undefined): [string[], JsonSchema][] =>
    Object.entries(nodes ?? {}).map(([name, node]) => [[keyword, name], node as JsonSchema]);
  return [
    ...named('properties', schema.properties),
    ...named('anyOf', schema.anyOf),
    ...named('$defs', schema['$defs'] as object),
    ...named('definitions', schema['definitions'] as object),
    ...(schema.items ? [[['items'], schema.items] as [string[], JsonSchema]] : []),
  ];
}

/** Only within the document: `#/$defs/name`, `#`. */
function resolve(root: JsonSchema, reference: string): JsonSchema {
  const steps = reference.split('/').slice(1);
  const found = steps.reduce<unknown>((node, step) => (node as JsonSchema | undefined)?.[step], root);
  if (found === undefined) throw new Error(`The schema has nothing at ${reference}`);
  return found as JsonSchema;
}

function lowest({ minimum, exclusiveMinimum }: JsonSchema, step: number): number {
  return exclusiveMinimum === undefined ? (minimum ?? 0) : exclusiveMinimum + step;
}
