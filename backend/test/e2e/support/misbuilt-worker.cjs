/** Preloaded before the worker's own code: builds it wrongly, as MISBUILT says. */
require('reflect-metadata');
const { AiWorkerModule } = require('../../../dist/modules/ai/ai-worker.module');
const { ReplyProcessor } = require('../../../dist/modules/ai/processors/reply.processor');

class SecondReplyProcessor extends ReplyProcessor {}

const PROVIDERS = {
  'without replies': (right) => right.filter((provider) => provider !== ReplyProcessor),
  'with two for replies': (right) => [...right, SecondReplyProcessor],
};

const right = Reflect.getMetadata('providers', AiWorkerModule);
Reflect.defineMetadata('providers', PROVIDERS[process.env.MISBUILT](right), AiWorkerModule);
