import type { CannedReplyView } from '@switchboard/contracts';

/** Those whose shortcut begins so, then those that hold the words elsewhere. */
export function searchReplies(replies: readonly CannedReplyView[], search: string): CannedReplyView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const [begin = ''] = words;
  const found = replies.filter(({ shortcut, title, content }) => {
    const text = `${shortcut} ${title} ${content}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = found.filter(({ shortcut }) => shortcut.startsWith(begin));
  return [...first, ...found.filter((reply) => !first.includes(reply))];
}
