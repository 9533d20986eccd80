/** What a canned reply can be filled with. */
export interface CannedContext {
  readonly customerName: string;
  readonly agentName: string;
  readonly conversationTitle: string;
}

export const CANNED_VARIABLES = [
  'customer.name',
  'customer.firstName',
  'agent.name',
  'agent.firstName',
  'conversation.title',
] as const;
export type CannedVariable = (typeof CANNED_VARIABLES)[number];

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Puts in what is known. What nobody knows stays as it is, for a person to see and to fill. */
export function fillVariables(content: string, context: CannedContext): string {
  const values: Record<CannedVariable, string> = {
    'customer.name': context.customerName,
    'customer.firstName': firstName(context.customerName),
    'agent.name': context.agentName,
    'agent.firstName': firstName(context.agentName),
    'conversation.title': context.conversationTitle,
  };
  const known = new Map(Object.entries(values));
  return content.replace(PLACEHOLDER, (whole, name: string) => known.get(name) || whole);
}

/** The placeholders in a text, as they are written, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(PLACEHOLDER))];
}

/** Those that nothing will ever fill in, because their name is not one of ours. */
export function unknownVariablesIn(content: string): string[] {
  const known: readonly string[] = CANNED_VARIABLES;
  return placeholdersIn(content).filter((written) => !known.includes(written.slice(2, -2).trim()));
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
