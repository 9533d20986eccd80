import { EventEmitter2 } from '@nestjs/event-emitter';
import { Queue } from 'bullmq';
import { Types } from 'mongoose';
import { AiProducer } from '../../src/modules/ai/ai.producer';
import { SweeperService } from '../../src/modules/ai/sweeper.service';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import { TakeoverService } from '../../src/modules/conversations/takeover.service';
import { MessagesService } from '../../src/modules/messages/messages.service';
import type { MessageTask } from '../../src/modules/messages/messages.types';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { closeAfterSuite } from './support/cleanup';
import { createTestApp, type TestApp } from './support/test-app';

/** What one sweep looks at of each kind of work. */
const BATCH = 200;

/** What a crash or an outage left unqueued, behind work that waits its turn. No worker runs here: the test sweeps. */
describe('the sweep', () => {
  let api: TestApp;
  let sweeper: SweeperService;
  let queues: Record<'moderation' | 'insight', Queue>;

  const service = <Service>(type: abstract new (...args: never[]) => Service): Service =>
    api.app.get(type, { strict: false });

  beforeAll(async () => {
    api = await createTestApp();
    const connection = { url: api.stores.redisUrl };
    queues = {
      moderation: new Queue('ai.moderation', { connection }),
      insight: new Queue('ai.insight', { connection }),
    };
    for (const queue of Object.values(queues)) closeAfterSuite('servers', () => queue.close());
  });

  beforeEach(async () => {
    await api.stores.mongo.collection('messages').deleteMany({});
    for (const queue of Object.values(queues)) await queue.drain();
    sweeper = new SweeperService(
      service(MessagesService),
      service(SettlementService),
      service(TakeoverService),
      service(EscalationService),
      service(AiProducer),
      service(EventEmitter2),
    );
  });

  /** Messages that nobody has touched for so long; all of the same moment. */
  async function left(
    count: number,
    task: MessageTask,
    secondsAgo: number,
    fields: object = {},
  ): Promise<string[]> {
    const at = new Date(Date.now() - secondsAgo * 1_000);
    const messages = Array.from({ length: count }, (_, index) => ({
      _id: new Types.ObjectId(),
      conversation: new Types.ObjectId(),
      seq: index + 1,
      sender: null,
      senderType: 'user',
      type: 'text',
      content: 'How?',
      visibility: 'public',
      moderation: 'passed',
      flags: [],
      aiEpoch: 0,
      metadata: {},
      tasks: [task],
      createdAt: at,
      updatedAt: at,
      ...fields,
    }));
    await api.stores.mongo.collection('messages').insertMany(messages);
    return messages.map(({ _id }) => String(_id));
  }

  const queueAll = async (name: 'moderation' | 'sentiment', ids: string[]): Promise<void> => {
    for (const id of ids) await service(AiProducer).add(name, id);
  };
  const isQueued = async (name: 'moderation' | 'sentiment', id: string | undefined): Promise<boolean> => {
    const queue = name === 'moderation' ? queues.moderation : queues.insight;
    return (await queue.getJob(`${name}-${id}`)) !== undefined;
  };

  it('queues a lost check however much insight waits', async () => {
    await queueAll('sentiment', await left(BATCH, 'sentiment', 60));
    const [lost] = await left(1, 'moderation', 30, { moderation: 'pending' });
    await sweeper.sweep();
    expect(await isQueued('moderation', lost)).toBe(true);
  });

  it('goes past what waits already to what was lost behind it, and round again', async () => {
    const waiting = await left(BATCH + 50, 'moderation', 60, { moderation: 'pending' });
    await queueAll('moderation', waiting);
    const [lost] = await left(1, 'moderation', 30, { moderation: 'pending' });
    await sweeper.sweep();
    expect(await isQueued('moderation', lost)).toBe(false);
    await sweeper.sweep();
    expect(await isQueued('moderation', lost)).toBe(true);

    // Redis comes back without anything that was in it: each is found again, those gone past already among them.
    await queues.moderation.drain();
    await sweeper.sweep();
    await sweeper.sweep();
    expect(await queues.moderation.getWaitingCount()).toBe(BATCH + 51);
  });

  it('queues all that stands on a message, though the first of its jobs is done meanwhile', async () => {
    await left(1, 'moderation', 60, { tasks: ['reply', 'sentiment', 'category'] });
    const queued: string[] = [];
    const ensuring = jest.spyOn(service(AiProducer), 'ensure').mockImplementation(async (name) => {
      queued.push(name);
      await api.stores.mongo.collection('messages').updateMany({}, { $set: { updatedAt: new Date() } });
    });
    await sweeper.sweep();
    ensuring.mockRestore();
    expect(queued).toEqual(['reply', 'sentiment', 'category']);
  });

  it('announces what comes behind a message that cannot be', async () => {
    await left(1, 'announce', 60, { senderType: 'ai' });
    const [blocked] = await left(1, 'announce', 30, { moderation: 'blocked' });
    const tasksOf = async () => (await service(MessagesService).find(blocked ?? ''))?.tasks;
    await sweeper.sweep();
    await sweeper.sweep();
    expect(await tasksOf()).toEqual([]);
  });
});
