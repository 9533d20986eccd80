import { type Sentiment, SENTIMENTS } from '@switchboard/contracts';
import type { SentimentRequest } from '../ai-provider';
import { SENTIMENT_EXAMPLES } from './sentiment-examples';
import { sentimentFeatures, showsFeeling } from './sentiment-features';
import { lazily } from './lazily';
import { TextClassifier, type TextFeatures } from './text-classifier';
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

const FEELINGS = ['positive', 'negative', 'frustrated'] as const;
/**
 * Every feeling has about as many examples, but most customers only ask; and displeasure moves the desk: it brings
 * apologies, and a second time a person. So it has to be this much likelier than no feeling.
 */
const LEAD_OF_DISPLEASURE = 1.8;

/** The assistant quotes help texts full of "declined" and "forgot"; only words it says for itself count. */
const ASSISTANT_PLEASED =
  /\b(?:glad|delighted|wonderful|fantastic|excellent|congratulations|happy to hear)\b|\b(?:you are|you're) (?:very |most )?welcome\b/;
const ASSISTANT_UNPLEASANT =
  /\b(?:terrible|horrible|awful|pathetic|stupid|idiot(?:ic|s)?|ridiculous|disgusting|hate|garbage|nonsense|shut up|your own fault)\b/;
const SHOUTING = /^[^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]*$/u;

/** The feeling of a message, in the light of what the same customer wrote before. */
export function analyseSentiment({ text, earlier, author }: SentimentRequest): Sentiment {
  if (author === 'assistant') return feelingOfAssistant(normaliseText(text));
  return feelingOfCustomer(sentimentFeatures(text, earlier));
}

function feelingOfCustomer(features: TextFeatures): Sentiment {
  if (!showsFeeling(features)) return 'neutral';
  const shares = learned().judge(features);
  const strongest = FEELINGS.reduce((best, feeling) => (shares[feeling] > shares[best] ? feeling : best));
  const lead = strongest === 'positive' ? 1 : LEAD_OF_DISPLEASURE;
  return shares[strongest] > lead * shares.neutral ? strongest : 'neutral';
}

function feelingOfAssistant(plain: string): Sentiment {
  const lower = plain.toLowerCase();
  if (ASSISTANT_UNPLEASANT.test(lower) || SHOUTING.test(plain)) return 'negative';
  return ASSISTANT_PLEASED.test(lower) ? 'positive' : 'neutral';
}
