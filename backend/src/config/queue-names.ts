/** Queues in Redis. Never rename one: jobs waiting under the old name would be lost. */
export const QUEUE_NAMES = ['ai.moderation', 'ai.reply', 'ai.insight'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];
