import {
  ChangeDetectionStrategy,
  Component,
  type WritableSignal,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Commands } from '../../../core/commands/commands';
import { Keyboard } from '../../../core/commands/keyboard';
import { type Field, WritingKeys } from './writing-keys';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class PageComponent {}

describe('the keys that ask to write', () => {
  let keys: WritingKeys;
  let place: WritableSignal<Field>;
  let element: HTMLTextAreaElement;
  const write = vi.fn<(asNote: boolean) => void>();
  const insert = vi.fn<(words: string) => void>();
  const field = { write, insert };
  const resolve = vi.fn();

  function press(key: string, target: EventTarget = document.body): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event;
  }
  const type = (words: string) => [...words].forEach((key) => press(key));
  const settle = () => TestBed.tick();
  const goTo = (path: string) => TestBed.inject(Router).navigateByUrl(path);

  beforeEach(async () => {
    vi.resetAllMocks();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideRouter([{ path: ':id', component: PageComponent }]),
        WritingKeys,
      ],
    });
    await RouterTestingHarness.create('/first');
    TestBed.inject(Keyboard);
    TestBed.inject(Commands).register([{ id: 'resolve', label: 'resolve', shortcut: 'e', run: resolve }]);
    keys = TestBed.inject(WritingKeys);
    element = document.body.appendChild(document.createElement('textarea'));
    write.mockImplementation(() => element.focus());
    place = signal<Field>(undefined);
    keys.serve(place);
    settle();
  });

  afterEach(() => element.remove());

  it('write at once where the field is', () => {
    place.set(field);
    press('r');
    expect(write).toHaveBeenLastCalledWith(false);
    press('n');
    expect(write).toHaveBeenLastCalledWith(true);
    expect(insert).not.toHaveBeenCalled();
  });

  it('keep for a field that comes what is typed, and let none of it act', () => {
    type('rHere, hero!');
    press('Backspace');
    press('Enter');
    expect(press(' ').defaultPrevented).toBe(true);
    settle();
    expect(write).not.toHaveBeenCalled();
    place.set(field);
    settle();
    expect(write).toHaveBeenCalledExactlyOnceWith(false);
    expect(insert).toHaveBeenCalledExactlyOnceWith('Here, hero ');
    expect(resolve).not.toHaveBeenCalled();
    press('e');
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('mean the conversation that is on its way, and not the one that is still shown', async () => {
    place.set(field);
    const next = goTo('/second');
    expect(keys.isDrawn()).toBe(false);
    type('nHello');
    settle();
    expect(write).not.toHaveBeenCalled();
    await next;
    settle();
    expect(keys.isDrawn()).toBe(true);
    expect(write).toHaveBeenCalledExactlyOnceWith(true);
    expect(insert).toHaveBeenCalledExactlyOnceWith('Hello');
  });

  it.each([
    ['Escape', () => press('Escape')],
    ['Tab', () => press('Tab')],
    ['a click', () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
    ['the focus in another field', () => element.focus()],
    ['a conversation that cannot be read', () => place.set(null)],
    ['the way to another conversation', () => void goTo('/third')],
  ])('are forgotten after %s', async (_what, change) => {
    type('rH');
    change();
    settle();
    await TestBed.inject(Router).navigateByUrl('/last');
    element.blur();
    place.set(field);
    settle();
    expect(write).not.toHaveBeenCalled();
    press('e');
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('leave shortcuts with Ctrl, Alt and Command to others', () => {
    const palette = vi.fn();
    TestBed.inject(Commands).register([{ id: 'palette', label: 'palette', shortcut: 'Alt+1', run: palette }]);
    press('r');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', altKey: true, bubbles: true }));
    expect(palette).toHaveBeenCalledTimes(1);
  });

  it('are not there where no conversation is open', () => {
    place.set(null);
    expect(press('r').defaultPrevented).toBe(false);
  });
});
