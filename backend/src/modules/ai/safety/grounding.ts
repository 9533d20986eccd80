import type { RankedFaq } from '../providers/ai-provider';
import { stemWord } from '../providers/embedded/stemming';
import { comparableWords } from '../providers/embedded/text-features';

/** Share of the telling words of an answer that have to come from somewhere. */
const GROUNDED_FROM = 0.6;
const TELLING_LENGTH = 4;

/** What an assistant says that declines, asks or offers, whatever the knowledge base holds. */
const OWN_WORDS = new Set(
  stemsOf(
    `sorry afraid unable cannot can't could would should help assist assistant support customer service question
    questions answer answers account billing technical product general information topic topics request requests message
    person people colleague team bring connect talk speak offer know unknown sure understand thank thanks welcome happy
    glad please tell more about with that this these those what when where which have your only need like there here from
    want follow instructions anything something else today`,
  ),
);

/** Does the answer consist of what the FAQs say, and of courtesy? What was asked is no source: it may ask for anything. */
export function isGrounded(answer: string, knowledge: readonly RankedFaq[]): boolean {
  const sources = new Set(knowledge.flatMap(({ faq }) => stemsOf(`${faq.question} ${faq.answer}`)));
  const telling = stemsOf(answer).filter((stem) => stem.length >= TELLING_LENGTH || /\d/.test(stem));
  const known = telling.filter((stem) => sources.has(stem) || OWN_WORDS.has(stem));
  return known.length >= GROUNDED_FROM * telling.length;
}

function stemsOf(text: string): string[] {
  return comparableWords(text).map(stemWord);
}
