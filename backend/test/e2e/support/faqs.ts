import type { CreateFaqRequest } from '@switchboard/contracts';
import { Faq, FaqSchema } from '../../../src/modules/faqs/faq.schema';
import type { IsolatedStores } from './isolation';

/** Puts an FAQ straight into the database. @returns its id. */
export async function addFaq({ mongo }: IsolatedStores, faq: CreateFaqRequest): Promise<string> {
  const created = await mongo.model(Faq.name, FaqSchema).create(faq);
  return String(created._id);
}
