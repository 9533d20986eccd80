import { FaqRetriever } from '../../src/modules/ai/knowledge/faq-retriever';
import { embedsAs, invalidRequest, startOpenAiServer, vectorOf, type OpenAiServer } from '../openai-server';
import { closeAfterSuite } from './support/cleanup';
import { eventually } from './support/eventually';
import { openGapDesk, type GapDesk } from './support/gap-desk';

const DIMENSIONS = 64;
/** Texts with one of these words mean the same. */
const DARK = /dark|night/;
const meanings = embedsAs((text) => vectorOf(DARK.test(text) ? 'dark' : text, DIMENSIONS));

let desk: GapDesk;
let service: OpenAiServer;

beforeAll(async () => {
  service = await startOpenAiServer();
  closeAfterSuite('servers', () => service.close());
  service.embeddings.always(meanings);
  desk = await openGapDesk({ env: { OPENAI_API_KEY: 'sk-e2e', OPENAI_BASE_URL: service.url } });
  const retriever = desk.service(FaqRetriever);
  await eventually('the FAQs are embedded', async () => (await retriever.measures()).meanings);
});

describe('gaps at a desk with an embedding model', () => {
  it('have questions that mean the same, though they share no word', async () => {
    await desk.ask(desk.ada, 'Is there a dark mode?');
    await desk.ask(desk.ben, 'Can the screen be black at night?');
    await desk.ask(desk.ben, 'Can I pay with bitcoin?');
    await desk.keepUp();
    const { data } = await desk.list();
    expect(data.map(({ asked, phrases }) => [asked, phrases.toSorted()])).toEqual([
      [2, ['Can the screen be black at night?', 'Is there a dark mode?']],
      [1, ['Can I pay with bitcoin?']],
    ]);
  });

  it('are found by words while the model does not answer, and by meaning once it does', async () => {
    service.embeddings.always(invalidRequest('Not now.'));
    await desk.ask(desk.ada, 'Do you accept bitcoin?');
    await desk.keepUp();
    expect(await desk.gapOf('bitcoin')).toMatchObject({ asked: 2 });
    service.embeddings.always(meanings);
    await desk.ask(desk.ada, 'Everything is so bright at night.');
    await desk.keepUp();
    expect(await desk.gapOf('dark')).toMatchObject({ asked: 3, people: 2 });
  });
});
