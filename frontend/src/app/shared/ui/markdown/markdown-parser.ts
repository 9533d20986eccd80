import { Marked, type Tokens } from 'marked';

/** Where a link may lead: to a page or to a mailbox, absolute, and nowhere else. */
const FOLLOWED = new Set(['http:', 'https:', 'mailto:']);

/**
 * Markdown as HTML that holds nothing of the writer's own HTML: that is shown as the text it is. Pictures are left out,
 * but for their words. Whoever shows it passes it through Angular's sanitizer all the same.
 * @param topHeading the level that `#` becomes, so that headings fit into the page around them
 */
export function markdownToHtml(source: string, topHeading: number): string {
  const marked = new Marked({ gfm: true, breaks: true, async: false });
  marked.use({
    renderer: {
      html: ({ text, raw }: Tokens.HTML | Tokens.Tag) => escaped(text || raw),
      image: ({ text }: Tokens.Image) => escaped(text),
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(6, topHeading + depth - 1);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        if (!isFollowed(href)) return words;
        return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`;
      },
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
    },
  });
  return marked.parse(source) as string;
}

function isFollowed(address: string): boolean {
  return URL.canParse(address) && FOLLOWED.has(new URL(address).protocol);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
