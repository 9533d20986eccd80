import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

export interface TypingPerson {
  readonly userId: string;
  readonly userName: string;
}

/** A person who stopped without saying so is forgotten after this, in ms. */
const PERSON_SILENCE = 6_000;
const ASSISTANT_SILENCE = 30_000;
const ASSISTANT = 'assistant';

/** Who is writing at the other end. */
@Injectable()
export class TypingStore {
  private readonly people = signal<readonly TypingPerson[]>([]);
  private readonly assistant = signal(false);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  readonly isAssistantWriting = this.assistant.asReadonly();
  readonly writers = this.people.asReadonly();
  readonly names = computed(() => this.people().map(({ userName }) => userName));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.clear());
  }

  startPerson(person: TypingPerson): void {
    this.people.update((people) => [...people.filter(({ userId }) => userId !== person.userId), person]);
    this.forgetAfter(person.userId, PERSON_SILENCE, () => this.stopPerson(person.userId));
  }

  stopPerson(userId: string): void {
    this.cancelTimer(userId);
    this.people.update((people) => people.filter((person) => person.userId !== userId));
  }

  startAssistant(): void {
    this.assistant.set(true);
    this.forgetAfter(ASSISTANT, ASSISTANT_SILENCE, () => this.stopAssistant());
  }

  stopAssistant(): void {
    this.cancelTimer(ASSISTANT);
    this.assistant.set(false);
  }

  clear(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.people.set([]);
    this.assistant.set(false);
  }

  private forgetAfter(who: string, ms: number, forget: () => void): void {
    this.cancelTimer(who);
    this.timers.set(who, setTimeout(forget, ms));
  }

  private cancelTimer(who: string): void {
    clearTimeout(this.timers.get(who));
    this.timers.delete(who);
  }
}
