import { plainToInstance, Transform } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';
import { parseModelPrices, type ModelPrice } from './model-prices';
import { QUEUE_NAMES, type QueueName } from './queue-names';
import { parseRateLimit, type RateLimit } from './rate-limit';

const list = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean)
    : value;

const prices = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? parseModelPrices(value) : value;

const number = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value;

const limit = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? parseRateLimit(value) : value;

/**
 * Every environment variable that the processes read, with its default. `.env.example` describes each; a test
 * holds the two together. Nothing else reads `process.env`.
 */
export class Environment {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsString()
  HOST = '127.0.0.1';

  @Transform(number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 5000;

  @Matches(/^mongodb(\+srv)?:\/\//, { message: '$property must begin with mongodb://' })
  MONGODB_URI!: string;

  @Matches(/^rediss?:\/\//, { message: '$property must begin with redis://' })
  REDIS_URL!: string;

  @IsString()
  @MinLength(32)
  JWT_SECRET!: string;

  @Matches(/^\d+\s?(s|m|h|d)$/, { message: '$property must be a time such as 7d, 12h or 30m' })
  JWT_EXPIRES_IN = '7d';

  @Transform(list)
  @IsArray()
  CORS_ORIGINS: string[] = [];

  /** Addresses or networks of proxies, as Express's "trust proxy" takes them. */
  @Transform(list)
  @IsArray()
  TRUST_PROXY: string[] = [];

  /** Folder of the built web app; without it the API serves no pages. */
  @IsOptional()
  @IsString()
  STATIC_DIR?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  @Transform(limit)
  RATE_LIMIT_API: RateLimit = { points: 300, seconds: 60 };

  @Transform(limit)
  RATE_LIMIT_REGISTER: RateLimit = { points: 20, seconds: 3600 };

  @Transform(limit)
  RATE_LIMIT_LOGIN: RateLimit = { points: 5, seconds: 3600 };

  @Transform(limit)
  RATE_LIMIT_MESSAGES: RateLimit = { points: 30, seconds: 60 };

  @Transform(limit)
  RATE_LIMIT_ASSIST: RateLimit = { points: 30, seconds: 60 };

  @Transform(list)
  @IsIn(QUEUE_NAMES, { each: true })
  WORKER_QUEUES: QueueName[] = [...QUEUE_NAMES];

  /** Jobs that one worker process runs at a time, for each of its queues. */
  @Transform(number)
  @IsInt()
  @Min(1)
  @Max(100)
  WORKER_CONCURRENCY = 8;

  /** Port of a worker's health and metrics; 0 takes any free one. */
  @Transform(number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  HEALTH_PORT = 0;

  /** How long a customer waits for an agent who is gone before the assistant takes over again. */
  @Transform(number)
  @IsInt()
  @Min(1)
  TAKEOVER_LAPSE_SECONDS = 300;

  /** With it, or with OPENAI_BASE_URL, answers come from a language model; without both from the embedded provider. */
  @IsOptional()
  @IsString()
  OPENAI_API_KEY?: string;

  /** Of a service that speaks OpenAI's API; unset: OpenAI's own. */
  @IsOptional()
  @Matches(/^https?:\/\//, { message: '$property must begin with https:// or http://' })
  OPENAI_BASE_URL?: string;

  @IsString()
  AI_MODEL = 'gpt-4.1-mini';

  /** `none`: the embedded provider moderates alone. */
  @IsString()
  AI_MODERATION_MODEL = 'omni-moderation-latest';

  /** `none`: FAQs are found by their words alone. */
  @IsString()
  AI_EMBEDDING_MODEL = 'text-embedding-3-small';

  /** US dollars for a million prompt and completion tokens, over the built-in table. */
  @Transform(prices)
  @IsObject({ message: '$property must be model=prompt/completion in dollars for a million tokens' })
  AI_PRICES: Record<string, ModelPrice> = {};

  /** US dollars in a calendar month (UTC); unset: no cap. */
  @IsOptional()
  @Transform(number)
  @IsNumber()
  @Min(0)
  AI_MONTHLY_BUDGET?: number;

  /** Hosts, with their subdomains, that an answer may link to. */
  @Transform(list)
  @IsArray()
  AI_LINK_HOSTS: string[] = [];

  /** Calls to the service at a time in one process, for each kind of call. */
  @Transform(number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  AI_CONCURRENCY = 16;
}

/** Is there a service that speaks OpenAI's API? */
export function isServiceConfigured({ OPENAI_API_KEY, OPENAI_BASE_URL }: Environment): boolean {
  return OPENAI_API_KEY !== undefined || OPENAI_BASE_URL !== undefined;
}

/** Variables without a default, which a new Environment does not show. */
const WITHOUT_DEFAULT = [
  'MONGODB_URI',
  'REDIS_URL',
  'JWT_SECRET',
  'STATIC_DIR',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'AI_MONTHLY_BUDGET',
] as const satisfies readonly (keyof Environment)[];

/**
 * @throws Error naming each variable that is missing or wrong; never its value, which may be a secret.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const known = Object.keys(new Environment()).concat(WITHOUT_DEFAULT);
  const given = Object.fromEntries(
    known.filter((name) => variables[name]?.trim()).map((name) => [name, variables[name]]),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const problems = validateSync(environment, { validationError: { value: false, target: false } }).flatMap(
    (error) => Object.values(error.constraints ?? {}).map((problem) => `  ${problem}`),
  );
  for (const name of Object.keys(given).filter((key) => key.startsWith('RATE_LIMIT_'))) {
    if (!environment[name as 'RATE_LIMIT_API'])
      problems.push(`  ${name} must be count/seconds, such as 30/60`);
  }
  if (problems.length) {
    const error = new Error(`The environment is not complete:\n${[...new Set(problems)].join('\n')}`);
    // For whoever starts the process: the names matter, not where in our code they were missed.
    error.stack = error.message;
    throw error;
  }
  return environment;
}
