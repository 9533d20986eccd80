import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HighlightedTextComponent } from './highlighted-text.component';

describe('HighlightedTextComponent', () => {
  async function shown(text: string, ranges: [number, number][]): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    const fixture = TestBed.createComponent(HighlightedTextComponent);
    fixture.componentRef.setInput('text', text);
    fixture.componentRef.setInput('ranges', ranges);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const marked = (element: HTMLElement) =>
    [...element.querySelectorAll('mark')].map(({ textContent }) => textContent);

  it('marks what was found and changes nothing else', async () => {
    const element = await shown('Reset my password, please: password!', [
      [9, 17],
      [27, 35],
    ]);
    expect(element.textContent).toBe('Reset my password, please: password!');
    expect(marked(element)).toEqual(['password', 'password']);
  });

  it('makes no markup of a text', async () => {
    const element = await shown('<img src=x onerror=alert(1)>', [[1, 4]]);
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toBe('<img src=x onerror=alert(1)>');
  });

  it('passes over ranges that overlap or hold nothing', async () => {
    const element = await shown('abcdef', [
      [0, 3],
      [2, 4],
      [5, 5],
    ]);
    expect(element.textContent).toBe('abcdef');
    expect(marked(element)).toEqual(['abc']);
  });
});
