import { TestBed } from '@angular/core/testing';
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

describe('MessageListComponent', () => {
  it('is one stop for Tab in its messages, and the arrow keys walk through them', async () => {
    TestBed.configureTestingModule({ imports: [MessageListComponent], providers: [provideTestBasics()] });
    // Its deferred parts are known only after this.
    await TestBed.compileComponents();
    const fixture = TestBed.createComponent(MessageListComponent);
    const inputs = { conversationId: 'c1', rows: [1, 2, 3].map(row), marks: { deliveredSeq: 0, readSeq: 0 } };
    Object.entries(inputs).forEach(([name, value]) => fixture.componentRef.setInput(name, value));
    await fixture.whenStable();
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
});
