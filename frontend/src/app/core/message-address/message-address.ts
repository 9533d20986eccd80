/** The fragment of a conversation's address that leads to one of its messages; none leads to the newest. */
export function messageFragment(seq: number | null | undefined): string | undefined {
  return seq ? `message-${seq}` : undefined;
}

/** The number of the message that a fragment names. */
export function seqOf(fragment: string | null): number | null {
  const [, digits] = /^message-(\d{1,9})$/.exec(fragment ?? '') ?? [];
  return digits ? Number(digits) : null;
}
