/** Raised before anything of an FAQ goes: what was said of it can still be read. Raised again when that is repeated. */
export class FaqDeletionBegun {
  static readonly event = 'faq.deletion_begun';
  constructor(readonly faqId: string) {}
}
