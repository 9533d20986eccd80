/** What a reader can do with a message, besides what its kind brings along. */
export const MESSAGE_ACTIONS = ['copy', 'quote', 'report'] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

export const ACTION_ICONS = { copy: 'copy', quote: 'quote', report: 'flag' } as const;
