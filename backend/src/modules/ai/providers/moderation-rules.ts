import type { ModerationLevel } from '@switchboard/contracts';

export interface ModerationRules {
  /**
   * Words that no rule names count as harm when they are harmless by less than this share. Harmless messages are a
   * hundred times as many, so that it has to be little.
   */
  harmlessBelow: number;
  /** Is swearing that hits nobody held back, or only marked for review? */
  blocksProfanity: boolean;
  /** Of the service's scores, 0 to 1, the one from which it blocks; null: what it flags is blocked. */
  blockFrom: number | null;
}

/** What the levels of the settings stand for. None of them touches self-harm: that is never blocked and always a crisis. */
export const MODERATION_RULES: Readonly<Record<ModerationLevel, ModerationRules>> = {
  lenient: { harmlessBelow: 0.1, blocksProfanity: false, blockFrom: 0.8 },
  standard: { harmlessBelow: 0.25, blocksProfanity: true, blockFrom: null },
  strict: { harmlessBelow: 0.5, blocksProfanity: true, blockFrom: 0.2 },
};
