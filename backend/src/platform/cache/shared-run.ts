/**
 * Work whose result serves all who ask for it at the same time. Whoever asks while a run is under way shares the next
 * one with all others who do: nobody gets what is older than their question, and however many ask, two runs at most
 * are paid for.
 */
export class SharedRun<Result> {
  private current: Promise<unknown> | null = null;
  private next: Promise<Result> | null = null;

  constructor(private readonly work: () => Promise<Result>) {}

  /** Rejects when the run that served the caller did. */
  run(): Promise<Result> {
    if (!this.current) return this.start();
    this.next ??= this.current.then(
      () => this.start(),
      () => this.start(),
    );
    return this.next;
  }

  private start(): Promise<Result> {
    this.next = null;
    const run = this.work();
    const ended = () => {
      if (this.current === run) this.current = null;
    };
    this.current = run;
    run.then(ended, ended);
    return run;
  }
}
