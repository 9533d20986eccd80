import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aMessage } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { type ChatRow, chatItems } from '../chat-item';
import { EMPTY_TIMELINE, mergeMessage } from '../message-timeline';
import { MessageListComponent } from './message-list.component';

const row = (seq: number): ChatRow => {
  const [item] = chatItems(mergeMessage(EMPTY_TIMELINE, aMessage(seq)), [], 'customer');
  if (!item) throw new Error('A message is an item.');
  return { kind: 'message', key: item.key, item, startsGroup: true, endsGroup: true };
};

async function show(inputs: Record<string, unknown>): Promise<ComponentFixture<MessageListComponent>> {
  TestBed.configureTestingModule({ imports: [MessageListComponent], providers: [provideTestBasics()] });
  // Its deferred parts are known only after this.
  await TestBed.compileComponents();
  const fixture = TestBed.createComponent(MessageListComponent);
  const basics = { conversationId: 'c1', marks: { deliveredSeq: 0, readSeq: 0 } };
  await change(fixture, { ...basics, ...inputs });
  return fixture;
}

async function change(
  fixture: ComponentFixture<MessageListComponent>,
  inputs: Record<string, unknown>,
): Promise<void> {
  Object.entries(inputs).forEach(([name, value]) => fixture.componentRef.setInput(name, value));
  await fixture.whenStable();
}

describe('MessageListComponent', () => {
  it('is one stop for Tab in its messages, and the arrow keys walk through them', async () => {
    const fixture = await show({ rows: [1, 2, 3].map(row) });
    const element = fixture.nativeElement as HTMLElement;
    const buttons = [...element.querySelectorAll<HTMLButtonElement>('.message-more')];
    const press = (key: string, target = document.activeElement) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      target?.dispatchEvent(event);
      return { at: buttons.indexOf(document.activeElement as HTMLButtonElement), event };
    };
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    buttons[2]?.focus();
    const walked = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown'].map((key) => press(key).at);
    expect(walked).toEqual([1, 0, 0, 1]);
    // On the history itself the keys scroll.
    expect(press('ArrowUp', element.querySelector('.scroller')).event.defaultPrevented).toBe(false);
  });

  describe('that was asked for one message', () => {
    const shown: string[] = [];
    beforeEach(() => {
      shown.length = 0;
      vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
        shown.push(this.getAttribute('data-message') ?? '');
      });
    });
    afterEach(() => vi.restoreAllMocks());
    const marked = (fixture: ComponentFixture<MessageListComponent>) =>
      [...(fixture.nativeElement as HTMLElement).querySelectorAll('.is-found')].map((bubble) =>
        bubble.getAttribute('data-message'),
      );
    const key = (seq: number) => row(seq).key;

    it('asks for earlier ones until it is here, then shows it once, and marks it', async () => {
      const fixture = await show({ rows: [8, 9].map(row), wanted: 4, hasEarlier: true });
      let asked = 0;
      fixture.componentInstance.loadEarlier.subscribe(() => (asked += 1));
      await change(fixture, { rows: [6, 7, 8, 9].map(row) });
      expect([asked, shown]).toEqual([1, []]);
      await change(fixture, { rows: [3, 4, 5, 6, 7, 8, 9].map(row) });
      expect([asked, shown, marked(fixture)]).toEqual([1, [key(4)], [key(4)]]);
      await change(fixture, { rows: [3, 4, 5, 6, 7, 8, 9, 10].map(row) });
      expect(shown).toEqual([key(4)]);
    });

    it('shows what came after one that is gone, and another when that is asked for', async () => {
      const fixture = await show({ rows: [1, 2, 5].map(row), wanted: 3 });
      expect(marked(fixture)).toEqual([key(5)]);
      await change(fixture, { wanted: 2 });
      expect(marked(fixture)).toEqual([key(2)]);
      await change(fixture, { conversationId: 'c2', wanted: null });
      expect(marked(fixture)).toEqual([]);
      expect(shown).toEqual([key(5), key(2)]);
    });
  });
});
