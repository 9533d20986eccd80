import type {
  AuditEntryView,
  CreateFaqRequest,
  CursorMeta,
  FaqMeta,
  FaqVersionView,
  FaqView,
} from '@switchboard/contracts';
import { createSignedIn } from './accounts';
import { dataOf, successOf } from './http-client';
import { createTestApp } from './test-app';

export const REFUND: CreateFaqRequest = {
  category: 'billing',
  question: 'How do I get a refund?',
  answer: 'Ask within 30 days and we give the money back.',
  keywords: ['money back'],
  variants: ['Can I return my purchase?'],
};

export type FaqDesk = Awaited<ReturnType<typeof openFaqDesk>>;

/** A desk with two admins who look after the FAQs. */
export async function openFaqDesk() {
  const api = await createTestApp();
  const admin = await createSignedIn(api.url, api.stores, 'admin', 'Ada Admin');
  const other = await createSignedIn(api.url, api.stores, 'admin', 'Ben Boss');
  const collection = (name: string) => api.stores.mongo.collection(name);

  const empty = async (): Promise<void> => {
    for (const name of ['faqs', 'faq_versions', 'faq_imports', 'audit', 'messages']) {
      await collection(name).deleteMany({});
    }
  };

  const create = async (changes: Partial<CreateFaqRequest> = {}): Promise<FaqView> =>
    dataOf(await admin.http.post<FaqView>('/faqs', { ...REFUND, ...changes }));
  const read = async (id: string) => {
    const { data, meta } = successOf(await admin.http.get<FaqView, FaqMeta>(`/faqs/${id}`));
    return { ...data, revision: meta?.revision };
  };
  const versionsOf = async (id: string) =>
    dataOf(await admin.http.get<FaqVersionView[]>(`/faqs/${id}/versions`));
  const questions = async (query = ''): Promise<string[]> =>
    dataOf(await admin.http.get<FaqView[]>(`/faqs?includeInactive=true&limit=100${query}`)).map(
      ({ question }) => question,
    );
  const audited = async (action: string) =>
    dataOf(await admin.http.get<AuditEntryView[], CursorMeta>(`/audit?action=${action}`));
  const download = async (format: string): Promise<Response> =>
    fetch(`${api.url}/api/faqs/export?format=${format}`, {
      headers: { Authorization: `Bearer ${admin.token}` },
    });

  return { api, admin, other, collection, empty, create, read, versionsOf, questions, audited, download };
}
