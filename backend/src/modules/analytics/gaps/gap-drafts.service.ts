import { Injectable } from '@nestjs/common';
import { LIMITS, type CreateFaqRequest, type FaqDraft } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../../platform/security/access.decorators';
import { FaqDraftsService } from '../../ai/faq-drafts.service';
import { FaqEditingService } from '../../faqs/faq-editing.service';
import { AskedQuestionsService } from '../../messages/asked-questions.service';
import type { Message } from '../../messages/messages.types';
import { GapFaqs } from './gap-faqs.service';
import { GapQuestionsRepository } from './gap-questions.repository';
import type { Gap } from './gap.schema';
import { hasAnFaq, isBeingDrafted, needsAnAnswer } from './gaps.errors';
import { GapsRepository } from './gaps.repository';

/** Milliseconds in which a draft is made, or never. */
const DRAFTED_WITHIN = 60_000;
/** Of a gap's questions, the newest, in whose conversations an agent's answer is looked for. */
const SEARCHED = 20;
/** Messages of a conversation, from the question on, that a draft is made from. */
const READ = 12;

/** Has an FAQ drafted for a gap, from what agents have answered. It is kept as a draft like any other. */
@Injectable()
export class GapDrafts {
  constructor(
    private readonly gaps: GapsRepository,
    private readonly questions: GapQuestionsRepository,
    private readonly asked: AskedQuestionsService,
    private readonly drafts: FaqDraftsService,
    private readonly faqs: FaqEditingService,
    private readonly linked: GapFaqs,
  ) {}

  /**
   * @param answer by the admin; without it an agent's is taken
   * @throws DomainError VALIDATION_FAILED when there is neither; CONFLICT when there is an FAQ, or will be in a moment
   */
  async draft(admin: Principal, gap: Gap, answer?: string): Promise<Gap> {
    const claimed = await this.claim(gap);
    try {
      const written = await this.write(admin, gap, answer);
      // Linked before it is there: if this is cut short, no draft is left that its gap does not know.
      const faq = new Types.ObjectId();
      const linked = await this.gaps.change(mine(claimed), { $set: { faq, status: 'drafted' } });
      if (!linked) throw isBeingDrafted();
      await this.faqs.create(admin, written, faq);
    } catch (error) {
      await this.release(claimed);
      throw error;
    }
    return this.release(claimed);
  }

  /** @returns the gap as its FAQ makes it, if there is one */
  private async release(claimed: Gap): Promise<Gap> {
    const released = await this.gaps.change(mine(claimed), { $set: { draftingUntil: null } });
    return released ? (await this.linked.follow(released)).gap : claimed;
  }

  /** Has an agent written after one of the newest questions? */
  async hasAgentAnswer(gap: Types.ObjectId): Promise<boolean> {
    return (await this.findAnswered(gap)) !== null;
  }

  /** Of several who want a draft, one gets it made. */
  private async claim(gap: Gap): Promise<Gap> {
    if (gap.faq) throw hasAnFaq();
    const now = new Date();
    const claimed = await this.gaps.change(
      { _id: gap._id, faq: null, $or: [{ draftingUntil: null }, { draftingUntil: { $lt: now } }] },
      { $set: { draftingUntil: new Date(now.getTime() + DRAFTED_WITHIN) } },
    );
    if (!claimed) throw isBeingDrafted();
    return claimed;
  }

  private async write(
    admin: Principal,
    { _id, question, phrases }: Gap,
    answer?: string,
  ): Promise<CreateFaqRequest> {
    const said =
      answer === undefined ? await this.findAnswered(_id) : [customerSays(question), agentSays(answer)];
    if (!said) throw needsAnAnswer();
    const draft = await this.drafts.draft(admin, said);
    return {
      ...draft,
      // An admin's words need no rewriting.
      ...(answer !== undefined && { answer }),
      variants: variantsOf(
        draft,
        phrases.map(({ text }) => text),
      ),
      isActive: false,
    };
  }

  /** A question and what was said after it, where an agent was among those who said it; null when there is none. */
  private async findAnswered(gap: Types.ObjectId): Promise<Said[] | null> {
    for (const { _id } of await this.questions.find({ gap }, -1, SEARCHED)) {
      const messages = await this.asked.withWhatPeopleSaid(_id, READ);
      if (messages.some(({ senderType }) => senderType === 'agent')) return messages.map(toSaid);
    }
    return null;
  }
}

/** While nobody has taken it over. */
const mine = ({ _id, draftingUntil }: Gap) => ({ _id, draftingUntil });

type Said = Parameters<FaqDraftsService['draft']>[1][number];

const customerSays = (content: string): Said => ({ role: 'customer', content });
const agentSays = (content: string): Said => ({ role: 'agent', content });

function toSaid({ senderType, content }: Message): Said {
  return senderType === 'user' ? customerSays(content) : agentSays(content);
}

/** The other ways in which it was asked: questions like them are found by these. */
function variantsOf({ question }: FaqDraft, phrases: readonly string[]): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[\s?!.]+$/, '');
  const others = phrases.filter(
    (phrase) => plain(phrase) !== plain(question) && phrase.length <= LIMITS.faqQuestion,
  );
  return others.slice(0, LIMITS.faqVariants);
}
