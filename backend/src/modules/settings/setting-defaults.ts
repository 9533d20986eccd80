import { TARGET_HOURS, type Settings } from '@switchboard/contracts';
import type { Environment } from '../../config/environment';

/** What the product brings along, whatever the environment says. */
export const USUAL_ASSISTANT = {
  name: null,
  greeting: null,
  temperature: 0.7,
  conciseTokens: 150,
  detailedTokens: 500,
  answerFrom: 0.5,
  clarifyFrom: 0.22,
} as const;

/** What is in force where nothing is set: an installation that never opens the page stays as it was. */
export function defaultSettings(environment: Environment): Settings {
  return {
    assistant: {
      ...USUAL_ASSISTANT,
      model: environment.AI_MODEL,
      linkHosts: environment.AI_LINK_HOSTS,
    },
    escalation: {
      unknownAnswers: 2,
      frustratedMessages: 2,
      onReport: true,
      lapseMinutes: environment.TAKEOVER_LAPSE_SECONDS / 60,
    },
    budget: { daily: null, monthly: environment.AI_MONTHLY_BUDGET ?? null },
    targets: TARGET_HOURS,
    retention: { days: null },
    moderation: { level: 'standard' },
    limits: { messages: environment.RATE_LIMIT_MESSAGES, api: environment.RATE_LIMIT_API },
    branding: { productName: 'Switchboard', accentLight: null, accentDark: null },
  };
}
