const STORAGE_KEY = 'switchboard.ratings-put-away';
/** Older ones are forgotten; nobody opens them again to be asked. */
const MOST = 200;

/** Conversations that this browser's user was asked to rate and did not want to. */
export function isPutAway(conversationId: string): boolean {
  return readStored().includes(conversationId);
}

export function putAway(conversationId: string): void {
  const ids = [...readStored().filter((id) => id !== conversationId), conversationId].slice(-MOST);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(ids));
  } catch {
    // Storage is full or forbidden: it is asked again on the next visit.
  }
}

function readStored(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
