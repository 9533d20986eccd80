import type OpenAI from 'openai';
import { invalidRequest } from './behaviours';
import type { Behaviour } from './endpoint';
import { strictnessProblem, type JsonSchema } from './schema-sample';
import { countTokens } from './tokens';

export type ChatBody = OpenAI.ChatCompletionCreateParams;
export type ChatMessage = OpenAI.ChatCompletionMessageParam;

const ROLES = ['developer', 'system', 'user', 'assistant', 'tool', 'function'];

/** What a message says, its parts put together. */
export function textOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => ('text' in part ? part.text : '')).join('\n');
}

/** The newest message of the role "user". */
export function lastUserText({ messages }: ChatBody): string {
  const last = messages.findLast(({ role }) => role === 'user');
  return last ? textOf(last) : '';
}

/** The schema that the answer must fit, when the request asks for one. */
export function askedSchema({ response_format: format }: ChatBody): JsonSchema | undefined {
  return format?.type === 'json_schema' ? (format.json_schema.schema ?? {}) : undefined;
}

export function promptTokens({ messages }: ChatBody): number {
  return messages.reduce((sum, message) => sum + 3 + countTokens(textOf(message)), 3);
}

/** What OpenAI itself would refuse before any model sees it, so that a wrong request fails in the tests, too. */
export function refusalOf(body: ChatBody): Behaviour | undefined {
  if (!body.model) return invalidRequest('you must provide a model parameter');
  if (!Array.isArray(body.messages) || body.messages.length === 0) {
    return invalidRequest("[] is too short - 'messages'", 'messages');
  }
  const stranger = body.messages.find(({ role }) => !ROLES.includes(role));
  if (stranger) return invalidRequest(`'${stranger.role}' is not one of ${ROLES.join(', ')}`, 'messages');
  if (body.temperature != null && !(body.temperature >= 0 && body.temperature <= 2)) {
    return invalidRequest(`${body.temperature} is not between 0 and 2 - 'temperature'`, 'temperature');
  }
  const limit = body.max_completion_tokens ?? body.max_tokens;
  if (limit != null && !(Number.isInteger(limit) && limit >= 1)) {
    return invalidRequest(`${limit} is less than the minimum of 1 - 'max_tokens'`, 'max_tokens');
  }
  if (body.stream_options && !body.stream) {
    return invalidRequest(
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      'stream_options',
    );
  }
  return schemaRefusal(body);
}

function schemaRefusal({ response_format: format }: ChatBody): Behaviour | undefined {
  if (format?.type !== 'json_schema') return undefined;
  const { name, strict, schema } = format.json_schema;
  if (!/^[\w-]{1,64}$/.test(name)) {
    return invalidRequest(`Invalid 'response_format.json_schema.name': '${name}'.`, 'response_format');
  }
  const problem = strict ? strictnessProblem(schema ?? {}) : undefined;
  if (problem === undefined) return undefined;
  return invalidRequest(`Invalid schema for response_format '${name}': ${problem}`, 'response_format');
}
