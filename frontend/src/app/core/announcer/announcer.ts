import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';

const LONGEST = 240;

/** Tells screen readers what arrived: politely, and each thing once. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);
  private readonly announced = new Set<string>();

  say(text: string): void {
    void this.live.announce(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, 'polite');
  }

  sayOnce(id: string, text: string): void {
    if (this.announced.has(id)) return;
    this.announced.add(id);
    this.say(text);
  }
}
