/** Turns texts into vectors whose angle tells how near their meanings are. */
export interface Embedder {
  /** Vectors of different models have nothing to do with one another. */
  readonly model: string;

  /** One vector for each text, all of the same length. @throws ProviderFailure */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** null when there is none. */
export const EMBEDDER = Symbol('EMBEDDER');
