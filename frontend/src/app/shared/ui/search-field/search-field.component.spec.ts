import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTestBasics } from '../../../../testing/texts';
import { SearchFieldComponent } from './search-field.component';

describe('SearchFieldComponent', () => {
  let fixture: ComponentFixture<SearchFieldComponent>;
  let asked: string[];
  const field = () => (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  const clear = () => (fixture.nativeElement as HTMLElement).querySelector('button');

  function type(words: string): void {
    field().focus();
    field().value = words;
    field().dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }

  function press(key: string): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    vi.spyOn(event, 'stopPropagation');
    field().dispatchEvent(event);
    fixture.detectChanges();
    return event;
  }

  function set(name: string, value: unknown): void {
    fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    fixture = TestBed.createComponent(SearchFieldComponent);
    asked = [];
    fixture.componentInstance.asked.subscribe((words) => asked.push(words));
    document.body.append(fixture.nativeElement as HTMLElement);
    set('label', 'Search chats');
  });
  afterEach(() => {
    fixture.destroy();
    vi.useRealTimers();
  });

  it('asks once somebody stops typing, at once on Enter, and for lists that are here at every letter', () => {
    type('re');
    vi.advanceTimersByTime(200);
    type(' refund ');
    vi.advanceTimersByTime(249);
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked).toEqual(['refund']);
    type('invoice');
    press('Enter');
    vi.advanceTimersByTime(1_000);
    expect(asked).toEqual(['refund', 'invoice']);
    set('pause', 0);
    type('card');
    expect(asked).toEqual(['refund', 'invoice', 'card']);
  });

  it('is emptied by Escape, which then leaves what is around it, and by a button', () => {
    expect(clear()).toBeNull();
    type('refund');
    expect(press('Escape').stopPropagation).toHaveBeenCalled();
    expect([field().value, asked, clear()]).toEqual(['', [''], null]);
    expect(press('Escape').stopPropagation).not.toHaveBeenCalled();
    type('refund');
    clear()?.click();
    vi.advanceTimersByTime(1_000);
    expect([field().value, asked]).toEqual(['', ['', '']]);
    expect(document.activeElement).toBe(field());
  });

  it('follows what is looked for, but takes nothing away from somebody who types', () => {
    set('value', 'from the address');
    expect(field().value).toBe('from the address');
    expect(clear()).not.toBeNull();
    type('from the address, and mo');
    set('value', 'from the address, and');
    expect(field().value).toBe('from the address, and mo');
    field().blur();
    set('value', '');
    expect([field().value, clear()]).toEqual(['', null]);
  });
});
