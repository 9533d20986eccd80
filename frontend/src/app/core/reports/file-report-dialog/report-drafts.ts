import { Injectable } from '@angular/core';

/** What was written and not sent, until this page is left: a dialog is closed by accident easily. */
@Injectable({ providedIn: 'root' })
export class ReportDrafts {
  private readonly drafts = new Map<string, string>();

  of(subject: string): string {
    return this.drafts.get(subject) ?? '';
  }

  keep(subject: string, words: string): void {
    if (words.trim()) this.drafts.set(subject, words);
    else this.drafts.delete(subject);
  }
}
