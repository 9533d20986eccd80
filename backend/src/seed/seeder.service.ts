import { Injectable } from '@nestjs/common';
import { hashPassword } from '../modules/auth/passwords';
import { CannedRepliesService } from '../modules/canned-replies/canned-replies.service';
import { FaqsService, type FaqWithId } from '../modules/faqs/faqs.service';
import { UsersService } from '../modules/users/users.service';
import { derivedId } from '../platform/database/derived-id';
import { DomainError } from '../platform/errors/domain.error';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-accounts';
import { DEMO_CANNED_REPLIES } from './demo-canned-replies';
import { DEMO_FAQS } from './demo-faqs';

/** How many of each were new. */
export interface Seeded {
  accounts: number;
  faqs: number;
  cannedReplies: number;
}

/** Puts the demo data in where it is missing; what exists is never touched. */
@Injectable()
export class Seeder {
  constructor(
    private readonly users: UsersService,
    private readonly faqs: FaqsService,
    private readonly cannedReplies: CannedRepliesService,
  ) {}

  async seed(): Promise<Seeded> {
    // Two seeders at once are kept apart by the unique indexes alone: the database module has made them.
    const created = await Promise.all(DEMO_ACCOUNTS.map((account) => this.createIfMissing(account)));
    const admin = await this.users.findByEmailWithPassword(adminEmail());
    return {
      accounts: created.filter(Boolean).length,
      faqs: await this.faqs.fillIfEmpty(demoFaqs(), admin ? String(admin._id) : null),
      cannedReplies: await this.cannedReplies.fillIfEmpty(DEMO_CANNED_REPLIES),
    };
  }

  private async createIfMissing({ password, ...account }: DemoAccount): Promise<boolean> {
    if (await this.users.findByEmailWithPassword(account.email)) return false;
    try {
      await this.users.create({ ...account, passwordHash: await hashPassword(password) });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'EMAIL_TAKEN') return false;
      throw error;
    }
  }
}

function adminEmail(): string {
  const admin = DEMO_ACCOUNTS.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('The demo accounts have no admin');
  return admin.email;
}

/** Ids come from the keys, so that the same FAQ has the same id everywhere and is never there twice. */
function demoFaqs(): FaqWithId[] {
  const idOf = (key: string): string => String(derivedId('demo-faq', key));
  return DEMO_FAQS.map(({ key, related, keywords, variants, ...faq }) => ({
    ...faq,
    _id: idOf(key),
    keywords: [...keywords],
    variants: [...variants],
    relatedQuestions: related.map(idOf),
  }));
}
