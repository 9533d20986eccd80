import type {
  ConversationView,
  FaqView,
  GapRow,
  MessageView,
  ReportIssue,
  ReportView,
  SignedInUser,
} from '@switchboard/contracts';
import { DEMO, expect, request } from './desk';
import { gapWith } from './gaps';
import type { Shown } from './pages';

type Method = 'GET' | 'POST' | 'PUT';

interface Person {
  id: string;
  ask<Data>(method: Method, path: string, body?: object): Promise<Data>;
}

interface Chat {
  id: string;
  customer: Person;
  /** Sends it, and waits for as many messages of the assistant's or of staff as there should be by then. */
  writes(content: string, answers: number): Promise<void>;
}

/** A morning at the desk, told through the API, for pictures. Gives what the pictures are about. */
export async function fillDesk(origin: string): Promise<Shown> {
  const signIn = async (path: string, body: object): Promise<Person> => {
    const { _id, token } = await request<SignedInUser>(origin, 'POST', path, body);
    return { id: _id, ask: (method, at, sent) => request(origin, method, at, sent, token) };
  };
  const emma = await signIn('/auth/login', DEMO.customer);
  const mateo = await signIn('/auth/login', DEMO.otherCustomer);
  const ada = await signIn('/auth/login', DEMO.admin);
  const noor = await signIn('/auth/login', DEMO.agent);
  const liam = await signIn('/auth/login', DEMO.otherAgent);
  const register = (name: string) =>
    signIn('/auth/register', {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
      password: 'Correct-horse-7',
    });

  const jonas = await chatOf(await register('Jonas Berg'));
  await jonas.writes('Do you support single sign-on? We use it for everything else.', 1);
  await noor.ask('PUT', `/conversations/${jonas.id}/tags`, { tags: ['sales'] });
  const yuki = await chatOf(await register('Yuki Tanaka'));
  await yuki.writes('Can I get a refund? I bought the yearly plan by mistake.', 1);
  await settle(yuki, liam, 'I have started the refund, Yuki. It takes up to ten working days to reach you.', {
    score: 5,
    comment: 'Quick and kind.',
  });
  const amara = await chatOf(await register('Amara Obi'));
  await amara.writes('How do I export my data?', 1);
  await amara.writes('Thank you!', 1);
  // What the assistant does not know, asked by three.
  for (const [{ customer }, question] of [
    [jonas, 'Do you accept bitcoin?'],
    [yuki, 'Can I pay with bitcoin?'],
    [amara, 'Is bitcoin possible?'],
  ] as const) {
    await (await chatOf(customer)).writes(question, 1);
  }
  const held = await chatOf(mateo);
  // The answer is that moderation holds it back.
  const threat = { content: 'I will kill you if this is not fixed today' };
  await mateo.ask('POST', `/conversations/${held.id}/messages`, threat).catch(() => undefined);

  const export_ = await chatOf(emma);
  await export_.writes('How large may a file be?', 1);
  const answered = await report(
    export_,
    'incorrect_information',
    'medium',
    'The page about plans names another limit.',
  );
  await noor.ask('PUT', `/reports/${answered}`, { assignedTo: noor.id });
  await noor.ask('PUT', `/reports/${answered}`, {
    status: 'resolved',
    notes: 'The page was out of date. It names the right limit now; thank you for telling us.',
  });
  await settle(export_, noor, 'You are right, Emma: we have corrected the page.', { score: 4 });

  const grace = await chatOf(await register('Grace Okafor'));
  await grace.writes('My notes have not synced since this morning, and I present in an hour.', 1);
  await grace.customer.ask('POST', `/conversations/${grace.id}/escalate`);

  const double = await chatOf(emma);
  await double.writes('Why was I charged twice?', 1);
  await double.writes('It is still there after five days. This is really frustrating, nobody answers me!', 2);
  await double.customer.ask('POST', `/conversations/${double.id}/escalate`);
  const urgent = await report(
    double,
    'need_human',
    'urgent',
    'I was charged twice in November, and the second payment is still there.',
  );
  await noor.ask('POST', `/conversations/${double.id}/join`);
  await noor.ask('PUT', `/reports/${urgent}`, { assignedTo: noor.id });
  await noor.ask('POST', `/conversations/${double.id}/messages`, {
    content:
      'The second payment is real: her card was renewed while an invoice was open. @Liam Carter, can you refund it?',
    visibility: 'internal',
    mentions: [liam.id],
  });
  await noor.ask('POST', `/conversations/${double.id}/messages`, {
    content:
      'Hello Emma, I am sorry that you had to wait. I see both payments, and we are returning the second one now.',
  });

  const [article] = await emma.ask<FaqView[]>('GET', '/faqs?limit=1&category=billing');
  const gap = await gapWith('bitcoin', (path) => ada.ask<GapRow[]>('GET', path));
  return {
    conversation: double.id,
    word: /charged twice/i,
    report: urgent,
    article: article?._id ?? '',
    gap: gap._id,
  };
}

async function chatOf(customer: Person): Promise<Chat> {
  const { _id: id } = await customer.ask<ConversationView>('POST', '/conversations', {});
  const messages = () => customer.ask<MessageView[]>('GET', `/conversations/${id}/messages`);
  const writes = async (content: string, answers: number): Promise<void> => {
    await customer.ask('POST', `/conversations/${id}/messages`, { content });
    const fromDesk = async () =>
      (await messages()).filter(({ senderType }) => senderType === 'ai' || senderType === 'agent').length;
    await expect.poll(fromDesk).toBe(answers);
  };
  return { id, customer, writes };
}

async function report(
  { id, customer }: Chat,
  issueType: ReportIssue,
  priority: 'medium' | 'urgent',
  description: string,
): Promise<string> {
  const filed = { conversation: id, issueType, priority, description };
  return (await customer.ask<ReportView>('POST', '/reports', filed))._id;
}

async function settle({ id, customer }: Chat, agent: Person, content: string, rating: object): Promise<void> {
  await agent.ask('POST', `/conversations/${id}/join`);
  await agent.ask('POST', `/conversations/${id}/messages`, { content });
  await agent.ask('POST', `/conversations/${id}/resolve`);
  await customer.ask('PUT', `/conversations/${id}/rating`, rating);
}
