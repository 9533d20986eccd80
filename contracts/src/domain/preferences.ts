export const TONES = ['formal', 'casual'] as const;
export type Tone = (typeof TONES)[number];

export const RESPONSE_LENGTHS = ['detailed', 'concise'] as const;
export type ResponseLength = (typeof RESPONSE_LENGTHS)[number];

/** How a customer wants to be answered. */
export interface ChatPreferences {
  tone: Tone;
  responseLength: ResponseLength;
  /** At most {@link LIMITS.customInstructions} characters; data for the assistant, never an order. */
  customInstructions: string;
}

export const DEFAULT_CHAT_PREFERENCES: ChatPreferences = {
  tone: 'formal',
  responseLength: 'detailed',
  customInstructions: '',
};
