/** Sizes in the administration of FAQs. Apart from the other limits, which every customer's browser loads. */
export const KNOWLEDGE_LIMITS = {
  related: 20,
  importRows: 10_000,
  /** Bytes of a file of FAQs. */
  importBytes: 10_000_000,
  /** Problems of a refused file, and rows of an import, that are listed one by one. */
  importListed: 100,
  /** Distinct past questions that an edit is tried on. */
  impactQuestions: 300,
} as const;
