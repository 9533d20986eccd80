import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { type Command, Commands, isAvailable } from './commands';
import { isField } from './is-field';
import { type Stroke, strokesOf } from './stroke';

/** How long the second key of two may take, in ms. */
const PATIENCE = 1_500;
const STORAGE_KEY = 'switchboard.singleKeys';

/**
 * Runs commands by their keys. A key without Ctrl, Command or Alt does nothing while somebody writes, and nothing at
 * all once it is turned off, for speech input and screen readers (WCAG 2.1.4). What is below a dialog or a menu rests.
 */
@Injectable({ providedIn: 'root' })
export class Keyboard {
  private readonly commands = inject(Commands);
  private readonly singleKeys = signal(readStored());
  private begun: { keys: string; at: number } | null = null;

  readonly areSingleKeysOn = this.singleKeys.asReadonly();

  constructor() {
    const listener = (event: KeyboardEvent) => this.handle(event);
    document.addEventListener('keydown', listener);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listener));
  }

  switchSingleKeys(areOn: boolean): void {
    this.singleKeys.set(areOn);
    try {
      localStorage.setItem(STORAGE_KEY, areOn ? 'on' : 'off');
    } catch {
      // Storage is forbidden: the choice lasts as long as this page.
    }
  }

  private handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
    if (document.querySelector('.cdk-overlay-backdrop')) return;
    const isWriting = isField(event.target);
    const mayBe = (stroke: Stroke) => stroke.hasModifier || (!isWriting && this.singleKeys());
    const before = this.begun && event.timeStamp - this.begun.at < PATIENCE ? this.begun.keys : '';
    this.begun = null;

    const candidates = [...this.commands.all()].reverse().filter(isAvailable);
    const second = candidates.find(({ shortcut = '' }) => {
      const [, stroke] = strokesOf(shortcut);
      return stroke && before === firstOf(shortcut) && mayBe(stroke) && stroke.matches(event);
    });
    if (second) return run(second, event);

    const matching = candidates.filter(({ shortcut }) => {
      const [stroke] = shortcut ? strokesOf(shortcut) : [];
      return stroke && mayBe(stroke) && stroke.matches(event);
    });
    const whole = matching.find(({ shortcut = '' }) => !shortcut.includes(' '));
    if (whole) return run(whole, event);
    const [opening] = matching;
    if (opening) this.begun = { keys: firstOf(opening.shortcut ?? ''), at: event.timeStamp };
  }
}

function run(command: Command, event: KeyboardEvent): void {
  event.preventDefault();
  command.run();
}

function firstOf(shortcut: string): string {
  return shortcut.split(' ')[0] ?? '';
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
}

function readStored(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}
