import { TestBed } from '@angular/core/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { Commands } from './commands';
import { Keyboard } from './keyboard';

describe('Commands and their keys', () => {
  let commands: Commands;
  let keyboard: Keyboard;
  let ran: string[];

  const command = (id: string, shortcut: string) => ({ id, label: id, shortcut, run: () => ran.push(id) });

  function press(
    key: string,
    init: KeyboardEventInit = {},
    target: EventTarget = document.body,
  ): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    return event;
  }

  function field(): HTMLTextAreaElement {
    const element = document.body.appendChild(document.createElement('textarea'));
    return element;
  }

  beforeEach(() => {
    localStorage.clear();
    ran = [];
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    commands = TestBed.inject(Commands);
    keyboard = TestBed.inject(Keyboard);
  });

  afterEach(() => document.body.replaceChildren());

  it('runs what is registered, and nothing that has gone', () => {
    const takeAway = commands.register([command('resolve', 'e')]);
    expect(press('e').defaultPrevented).toBe(true);
    takeAway();
    expect(press('e').defaultPrevented).toBe(false);
    expect(ran).toEqual(['resolve']);
  });

  it('lets the latest have an id and a key', () => {
    commands.register([command('list.next', 'j'), command('search', '/')]);
    commands.register([{ ...command('list.next', 'j'), run: () => ran.push('the other list') }]);
    commands.register([command('filter', '/')]);
    press('j');
    press('/');
    expect(ran).toEqual(['the other list', 'filter']);
    expect(commands.all().map(({ id }) => id)).toEqual(['search', 'list.next', 'filter']);
  });

  it('leaves letters alone where somebody writes, and takes them with a modifier', () => {
    commands.register([command('resolve', 'e'), command('reply-1', 'Alt+1'), command('palette', 'Mod+K')]);
    const textarea = field();
    press('e', {}, textarea);
    press('¡', { altKey: true, code: 'Digit1' }, textarea);
    press('k', { ctrlKey: true }, textarea);
    press('e', { ctrlKey: true });
    expect(ran).toEqual(['reply-1', 'palette']);
  });

  it('waits for the second key of two, for a while', () => {
    commands.register([command('to-inbox', 'g i'), command('i', 'i')]);
    press('g');
    press('i');
    press('i');
    press('g');
    press('x');
    press('i');
    expect(ran).toEqual(['to-inbox', 'i', 'i']);
  });

  it('takes ? from any keyboard, and tells r from Shift and r', () => {
    commands.register([command('help', '?'), command('reply', 'r')]);
    press('?', { shiftKey: true });
    press('R', { shiftKey: true });
    expect(ran).toEqual(['help']);
  });

  it('rests below a dialog, and while a command is not available', () => {
    commands.register([{ ...command('resolve', 'e'), isAvailable: () => ran.length === 0 }]);
    const backdrop = document.body.appendChild(document.createElement('div'));
    backdrop.className = 'cdk-overlay-backdrop';
    press('e');
    expect(ran).toEqual([]);
    backdrop.remove();
    press('e');
    press('e');
    expect(ran).toEqual(['resolve']);
  });

  it('can do without single keys, and remembers it', () => {
    commands.register([command('resolve', 'e'), command('palette', 'Mod+K')]);
    keyboard.switchSingleKeys(false);
    press('e');
    press('k', { ctrlKey: true });
    expect(ran).toEqual(['palette']);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    expect(TestBed.inject(Keyboard).areSingleKeysOn()).toBe(false);
  });
});
