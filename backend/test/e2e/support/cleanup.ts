/**
 * What a suite opened is closed after it, a failed one too, in the order that leaves no noise: clients, then
 * applications and processes, then the stores; the logs are read once nobody writes to them. Support files register here, so that no suite can forget.
 */
type Close = () => Promise<void> | void;

const STAGES = ['clients', 'servers', 'logs', 'stores'] as const;
type Stage = (typeof STAGES)[number];

const closing = new Map<Stage, Set<Close>>(STAGES.map((stage) => [stage, new Set()]));

/** @returns a function to call when the thing was closed earlier. */
export function closeAfterSuite(stage: Stage, close: Close): () => void {
  closing.get(stage)?.add(close);
  return () => closing.get(stage)?.delete(close);
}

async function closeAll(): Promise<void> {
  const problems: unknown[] = [];
  for (const stage of STAGES) {
    const actions = [...(closing.get(stage) ?? [])];
    closing.get(stage)?.clear();
    const results = await Promise.allSettled(actions.map(async (close) => close()));
    problems.push(...results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  }
  if (problems.length) throw new AggregateError(problems, problems.map(String).join('\n'));
}

/** For the suite that is being defined. The first one that is has it from importing this file. */
export function closeAfterAll(): void {
  afterAll(closeAll, 60_000);
}

closeAfterAll();
