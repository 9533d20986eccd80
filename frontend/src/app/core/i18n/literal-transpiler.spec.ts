import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTexts } from './i18n.providers';

describe('texts with something filled in', () => {
  let transloco: TranslocoService;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    transloco = TestBed.inject(TranslocoService);
    const texts = { greeting: 'Hello {{name}}, {{ name }}!', said: '{{name}}: {{text}} ({{count}})' };
    transloco.setTranslation({ ...texts, list: { more: '{{count}} more' } }, 'en');
  });

  it('fills in every placeholder', () => {
    expect(transloco.translate('greeting', { name: 'Ada' })).toBe('Hello Ada, Ada!');
    expect(transloco.translate('said', { name: 'Ada', text: 'Hi', count: 0 })).toBe('Ada: Hi (0)');
    expect(transloco.translateObject('list', { more: { count: 3 } })).toEqual({ more: '3 more' });
  });

  it('leaves out what it was not given', () => {
    expect(transloco.translate('said', { name: 'Ada', text: null })).toBe('Ada:  ()');
  });

  it('takes what somebody wrote as it is', () => {
    const text = 'Put {{name}} and {{ count }} there, {{greeting}} too, for $& $1';
    expect(transloco.translate('said', { name: '{{text}}', text, count: 1 })).toBe(`{{text}}: ${text} (1)`);
    expect(transloco.translate('greeting', { name: '{{name}}' })).toBe('Hello {{name}}, {{name}}!');
  });
});
