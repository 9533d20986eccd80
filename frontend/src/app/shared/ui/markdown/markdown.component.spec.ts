import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTestBasics } from '../../../../testing/texts';
import { MarkdownComponent, loadMarkdown } from './markdown.component';

describe('MarkdownComponent', () => {
  let fixture: ComponentFixture<MarkdownComponent>;
  const element = () => fixture.nativeElement as HTMLElement;
  const find = (selector: string) => [...element().querySelectorAll<HTMLElement>(selector)];

  async function show(text: string, topHeading = 3): Promise<void> {
    fixture.componentRef.setInput('text', text);
    fixture.componentRef.setInput('topHeading', topHeading);
    await loadMarkdown();
    await fixture.whenStable();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    fixture = TestBed.createComponent(MarkdownComponent);
    // The sanitizer says in the console what it took out.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });

  afterEach(() => vi.restoreAllMocks());

  it('shows lists, emphasis, code and line breaks', async () => {
    await show('Do **this**:\n\n1. `open`\n2. close\n\nand\nthen');
    expect(find('strong').map(({ textContent }) => textContent)).toEqual(['this']);
    expect(find('ol > li')).toHaveLength(2);
    expect(find('code').map(({ textContent }) => textContent)).toEqual(['open']);
    expect(find('br')).toHaveLength(1);
  });

  it('fits headings into the page around them', async () => {
    await show('# First\n\n###### Deep', 2);
    expect(find('h1')).toHaveLength(0);
    expect(find('h2, h6').map(({ textContent }) => textContent)).toEqual(['First', 'Deep']);
  });

  it('follows http, https and mailto, and tells the other page nothing', async () => {
    await show(
      '[a](https://example.com/x?a=1&b=2) http://example.org c@example.com [d](mailto:d@example.com)',
    );
    expect(find('a').map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/x?a=1&b=2',
      'http://example.org',
      'mailto:c@example.com',
      'mailto:d@example.com',
    ]);
    for (const link of find('a')) {
      expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
      expect(link.getAttribute('target')).toBe('_blank');
    }
  });

  it.each([
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](java&#115;cript:alert(1))',
    '[click](&#x6A;avascript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '[click](vbscript:msgbox(1))',
    '[click](//example.com)',
    '[click](/review)',
    '[click][r]\n\n[r]: javascript:alert(1)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', async (source) => {
    await show(source);
    expect(find('a')).toHaveLength(0);
  });

  it.each([
    '<script>alert(1)</script>',
    'Hello <img src=x onerror=alert(1)> you',
    '<svg onload=alert(1)><circle/></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>* { display: none }</style>',
    '**<b onclick=alert(1)>bold</b>**',
    '- <form action=//example.com><input></form>',
  ])('shows the HTML in %s as text', async (source) => {
    await show(source);
    expect(find('script, img, svg, a, iframe, style, form, input, b, [onclick], [onerror]')).toHaveLength(0);
    expect(element().textContent).toContain(source.replace(/^\*\*|\*\*$|^- /g, ''));
  });

  it('shows no pictures, but what they are said to show', async () => {
    await show('![a <b> map](https://example.com/map.png) ![x"onerror="alert(1)](javascript:alert(1))');
    expect(find('img')).toHaveLength(0);
    expect(element().textContent).toContain('a <b> map');
    expect(find('[onerror]')).toHaveLength(0);
  });

  it.each(['**half', '[half](', '```\nnever closed', '| a |\n|--', '<scr<script>ipt>', '\u0000&#0;&bogus;'])(
    'keeps the words of broken markup: %s',
    async (source) => {
      await show(source);
      expect(element().textContent?.trim()).not.toBe('');
      expect(find('script')).toHaveLength(0);
    },
  );

  it('shows what is nested too deep as it was written', async () => {
    const source = `${'>'.repeat(4_900)} deep`;
    await show(source);
    expect(element().textContent).toContain('deep');
  });

  it('needs no parser for plain sentences', async () => {
    await show('Choose "Forgot password?" and wait. It works for 1 hour.');
    expect(find('.plain')).toHaveLength(1);
  });
});
