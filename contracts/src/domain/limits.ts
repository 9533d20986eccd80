/** Sizes that the server enforces and the browser shows. Lengths are in characters. */
export const LIMITS = {
  name: 80,
  email: 254,
  passwordMin: 8,
  /** bcrypt reads no more than 72 bytes. */
  passwordMax: 72,
  customInstructions: 500,
  conversationTitle: 120,
  messageContent: 4_000,
  clientMessageId: 64,
  faqQuestion: 300,
  faqAnswer: 5_000,
  faqKeyword: 60,
  faqKeywords: 30,
  faqVariants: 20,
  cannedShortcut: 40,
  cannedTitle: 120,
  /** Messages of history in a preview. */
  previewHistory: 10,
  languageTag: 35,
  failedJobs: 100,
  reportDescription: 2_000,
  reportNotes: 2_000,
  ratingComment: 1_000,
  mentions: 20,
  /** Bytes of an uploaded picture. */
  pictureBytes: 2_000_000,
  /** Pixels of an uploaded picture, so that a small file cannot unfold into a huge one. */
  picturePixels: 40_000_000,
  tag: 40,
  tags: 20,
  search: 200,
  /** Messages in one page of history, and the newest page's default. */
  messagePageMax: 200,
  messagePageDefault: 50,
  listPageMax: 100,
  listPageDefault: 20,
  /** Bytes of a JSON body. */
  bodyBytes: 100_000,
} as const;
