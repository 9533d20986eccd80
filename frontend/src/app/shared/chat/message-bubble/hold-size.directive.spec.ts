import { ChangeDetectionStrategy, Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldSizeDirective } from './hold-size.directive';

@Component({
  selector: 'sb-held',
  imports: [HoldSizeDirective],
  template: `<p [sbHoldSize]="text()">{{ text() }}</p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class HeldComponent {
  readonly text = signal<string | null>('a long beginning');
}

describe('HoldSizeDirective', () => {
  it('keeps the size of a text that begins anew, and lets go when it is whole', async () => {
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    const fixture = TestBed.createComponent(HeldComponent);
    const paragraph = (fixture.nativeElement as HTMLElement).querySelector('p') as HTMLElement;
    // jsdom lays nothing out: a letter is 10 px wide here, and never narrower than its minimum.
    const least = () => Number.parseFloat(paragraph.style.minInlineSize) || 0;
    const width = () => Math.max(least(), (paragraph.textContent?.length ?? 0) * 10);
    Object.defineProperty(paragraph, 'offsetWidth', { get: width });
    Object.defineProperty(paragraph, 'offsetHeight', { get: () => 24 });

    await fixture.whenStable();
    expect(paragraph.style.minInlineSize).toBe('160px');
    fixture.componentInstance.text.set('anew');
    await fixture.whenStable();
    expect(paragraph.style.minInlineSize).toBe('160px');
    expect(paragraph.style.minBlockSize).toBe('24px');
    fixture.componentInstance.text.set(null);
    await fixture.whenStable();
    expect(paragraph.style.minInlineSize).toBe('');
    expect(paragraph.style.minBlockSize).toBe('');
  });
});
