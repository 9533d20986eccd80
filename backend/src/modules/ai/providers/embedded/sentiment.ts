import { type Sentiment, SENTIMENTS } from '@switchboard/contracts';
import type { SentimentRequest } from '../ai-provider';
import { SENTIMENT_EXAMPLES } from './sentiment-examples';
import { sentimentFeatures } from './sentiment-features';
import { lazily } from './lazily';
import { TextClassifier } from './text-classifier';
import { normaliseText } from './text-normalisation';

const learned = lazily(
  () =>
    new TextClassifier(
      SENTIMENTS,
      SENTIMENT_EXAMPLES.map(({ label, text, earlier }) => ({
        label,
        features: sentimentFeatures(text, earlier),
      })),
    ),
);

/** The assistant quotes help texts full of "declined" and "forgot"; only words it says for itself count. */
const ASSISTANT_PLEASED =
  /\b(?:glad|delighted|wonderful|fantastic|excellent|congratulations|happy to hear)\b|\b(?:you are|you're) (?:very |most )?welcome\b/;
const ASSISTANT_UNPLEASANT =
  /\b(?:terrible|horrible|awful|pathetic|stupid|idiot(?:ic|s)?|ridiculous|disgusting|hate|garbage|nonsense|shut up|your own fault)\b/;
const SHOUTING = /^[^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]*$/u;

/** The feeling of a message, in the light of what the same customer wrote before. */
export function analyseSentiment({ text, earlier, author }: SentimentRequest): Sentiment {
  if (author === 'assistant') return feelingOfAssistant(normaliseText(text));
  return learned().classify(sentimentFeatures(text, earlier), 'neutral');
}

function feelingOfAssistant(plain: string): Sentiment {
  const lower = plain.toLowerCase();
  if (ASSISTANT_UNPLEASANT.test(lower) || SHOUTING.test(plain)) return 'negative';
  return ASSISTANT_PLEASED.test(lower) ? 'positive' : 'neutral';
}
