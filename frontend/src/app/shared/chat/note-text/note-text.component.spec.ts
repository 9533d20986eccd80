import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { NoteTextComponent } from './note-text.component';

const person = (_id: string, name: string) => ({ _id, name, role: 'agent', avatar: null });

describe('the text of a note', () => {
  async function show(text: string, mentions: string[]) {
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    const fixture = TestBed.createComponent(NoteTextComponent);
    fixture.componentRef.setInput('text', text);
    fixture.componentRef.setInput('mentions', mentions);
    await fixture.whenStable();
    const staff = [person('a1', 'Ada'), person('a2', 'Ada Lovelace'), person('a3', 'B. (Bob) O’Neil')];
    TestBed.inject(HttpTestingController).expectOne('/api/staff').flush(success(staff));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      text: element.textContent,
      marked: [...element.querySelectorAll('strong')].map((one) => one.textContent),
    };
  }

  it('marks those whom it calls, and nobody else', async () => {
    const { text, marked } = await show('@Ada Lovelace and @Ada, see @Grace https://example.com', [
      'a1',
      'a2',
    ]);
    expect(marked).toEqual(['@Ada Lovelace', '@Ada']);
    expect(text).toBe('@Ada Lovelace and @Ada, see @Grace https://example.com');
  });

  it('takes names as they are, whatever is in them', async () => {
    expect((await show('ask @B. (Bob) O’Neil!', ['a3', 'gone'])).marked).toEqual(['@B. (Bob) O’Neil']);
  });
});
