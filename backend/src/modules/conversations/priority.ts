import { PRIORITIES, type EscalationReason, type Priority } from '@switchboard/contracts';

/** How urgent a conversation becomes at least, when people are asked for with this reason. */
export function priorityOf(reason: EscalationReason): Priority | null {
  if (reason === 'crisis') return 'urgent';
  return reason === 'frustrated' ? 'high' : null;
}

/** What is less urgent than this. */
export function lowerThan(priority: Priority): readonly Priority[] {
  return PRIORITIES.slice(0, PRIORITIES.indexOf(priority));
}
