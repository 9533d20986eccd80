import type {
  Citation,
  ReplyEndEvent,
  ReplyEvent,
  ReplyRequest,
  ReplyStartEvent,
} from '../providers/ai-provider';
import { ProviderFailure } from '../providers/provider-failure';
import { AnswerBlockedError } from './answer-blocked.error';
import { readCitations } from './citations';
import { isGrounded } from './grounding';
import { stripInvisible } from './invisible';
import { removeForeignLinks, type LinkRules } from './links';
import { removeMarkup } from './markup';

export interface GateRules {
  linkHosts: readonly string[];
  /** Is this piece of an answer unfit for anybody to read? Asked for every sentence, so it has to be quick. */
  isUnfit: (text: string) => boolean;
}

/** Characters of a secret in a row that give it away. */
const TELLING_PART = 12;
/** What may still become a link, an image, a tag or a mark, and must not be cut. */
const UNFINISHED =
  /!?\[[^\]]*$|\]\([^)]*$|<[a-z/!][^>]*$|<(?:script|style|iframe|object|template|svg)\b(?![\s\S]*<\/)[\s\S]*$/i;
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Lets an answer through sentence by sentence, each only after it has been cleaned and judged: no mark or link that the
 * answer has no right to, no markup, nothing unfit. A suspicious request's answer is judged whole before its first word.
 * @throws AnswerBlockedError when nobody may see it
 * @throws ProviderFailure `unusable` when nothing of it is left
 */
export async function* gateAnswer(
  events: AsyncIterable<ReplyEvent>,
  request: ReplyRequest,
  rules: GateRules,
): AsyncGenerator<ReplyEvent> {
  let gate: AnswerGate | undefined;
  for await (const event of events) {
    if (event.type === 'start') {
      gate = new AnswerGate(event, request, rules);
      yield event;
      continue;
    }
    if (!gate) throw new ProviderFailure('unusable', 'an answer began without saying whose it is');
    const text = event.type === 'text' ? gate.take(event.text) : gate.rest();
    if (event.type === 'end') gate.refuseDistraction();
    if (text) yield { type: 'text', text };
    if (event.type === 'end') yield gate.end(event);
  }
}

class AnswerGate {
  /** All that the provider said. */
  private said = '';
  /** What of it has not been let through. */
  private waiting = '';
  private shown = '';
  private space = '';
  private saysUnknown = false;
  private readonly cited = new Map<string, Citation>();
  private readonly links: LinkRules;

  constructor(
    private readonly start: ReplyStartEvent,
    private readonly request: ReplyRequest,
    private readonly rules: GateRules,
  ) {
    const { knowledge, history, question } = request;
    const sources = [
      ...knowledge.flatMap(({ faq }) => [faq.question, faq.answer]),
      ...history.map(({ content }) => content),
      question,
    ];
    this.links = { hosts: rules.linkHosts, sources: sources.join('\n') };
  }

  /** @returns what of it can be shown now */
  take(text: string): string {
    this.said += text;
    this.waiting += text;
    this.refuseSecrets();
    return this.request.isSuspicious ? '' : this.pass(completeLength(this.waiting));
  }

  rest(): string {
    return this.pass(this.waiting.length);
  }

  end(event: ReplyEndEvent): ReplyEndEvent {
    if (!this.shown) throw new ProviderFailure('unusable', 'nothing of the answer was fit to be shown');
    const retrieved = new Set(this.request.knowledge.map(({ faq }) => faq.id));
    const own = event.citations.filter(({ faq }) => retrieved.has(faq) && !this.cited.has(faq));
    return {
      ...event,
      outcome: this.saysUnknown ? 'unknown' : event.outcome,
      citations: [...this.cited.values(), ...own],
    };
  }

  /** Somebody tried to give the provider orders: only what the knowledge base says, or courtesy, shows that it took none. */
  refuseDistraction(): void {
    const { isSuspicious, knowledge } = this.request;
    if (!isSuspicious || this.start.provider === 'embedded' || isGrounded(this.shown, knowledge)) return;
    throw new ProviderFailure('unusable', 'the answer to a suspicious message does not come from the FAQs');
  }

  private pass(length: number): string {
    const piece = this.waiting.slice(0, length);
    this.waiting = this.waiting.slice(length);
    const clean = this.clean(piece);
    if (this.rules.isUnfit(clean)) throw new AnswerBlockedError('moderation');
    // Space is shown once something follows it: an answer neither begins nor ends with it.
    const text = this.space + clean;
    const visible = this.shown ? text.trimEnd() : text.trim();
    this.space = text.trim() ? text.slice(text.trimEnd().length) : this.shown && text;
    this.shown += visible;
    return visible;
  }

  private clean(piece: string): string {
    let text = stripInvisible(piece);
    for (const mark of this.start.marks) text = text.replaceAll(mark, '');
    text = removeForeignLinks(removeMarkup(text), this.links);
    const { text: plain, cited, saysUnknown } = readCitations(text, this.request.knowledge);
    for (const citation of cited) this.cited.set(citation.faq, citation);
    this.saysUnknown ||= saysUnknown;
    return plain;
  }

  /** Also when they are spaced out, split, turned round or encoded. */
  private refuseSecrets(): void {
    const said = squeeze(this.said);
    for (const secret of this.start.secrets) {
      const plain = squeeze(secret);
      const spellings = [
        plain,
        [...plain].reverse().join(''),
        squeeze(Buffer.from(secret).toString('base64')),
      ];
      if (spellings.some((spelling) => sharesPart(said, spelling))) throw new AnswerBlockedError('secret');
    }
    const repeated = this.start.confidential.filter((line) => said.includes(squeeze(line)));
    if (repeated.length > 1) throw new AnswerBlockedError('secret');
  }
}

/** How much of the text is whole sentences that nothing can be added to. */
function completeLength(text: string): number {
  const unfinishedAt = UNFINISHED.exec(text)?.index ?? text.length;
  let complete = 0;
  for (const { index } of SENTENCES.segment(text)) {
    // "![" is no end of a sentence, and neither is "2." before a "5".
    if (index <= unfinishedAt && /\s/.test(text[index - 1] ?? '')) complete = index;
  }
  return complete;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function sharesPart(text: string, secret: string): boolean {
  for (let start = 0; start + TELLING_PART <= secret.length; start += 1) {
    if (text.includes(secret.slice(start, start + TELLING_PART))) return true;
  }
  return false;
}
