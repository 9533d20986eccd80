declare module 'vader-sentiment' {
  /** Shares of negative, neutral and positive words, and their weighted sum from -1 to 1. */
  export interface PolarityScores {
    neg: number;
    neu: number;
    pos: number;
    compound: number;
  }
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): PolarityScores };
}
