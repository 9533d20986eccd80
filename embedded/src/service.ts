/** A store that was started here. */
export interface RunningService {
  /** The URI or URL to reach it by. */
  readonly address: string;
  /** What it is, for people. */
  readonly description: string;
  /** Resolves with the way it ended, asked to or not. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}
