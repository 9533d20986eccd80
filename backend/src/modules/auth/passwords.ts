import { compare, hash } from 'bcrypt';

const COST = 10;

/** bcrypt reads no further; two passwords that differ only after this would be one. */
const BYTES_READ = 72;

/** Of a password that nobody has, at {@link COST}: comparing with it takes as long as comparing with a real one. */
const NOBODYS_HASH = '$2b$10$nrj6AgGEeGUgV.qY52/BI.P4W8KhxzYwjg4qS/UzG6piX6wxltn76';

/** How many bytes bcrypt would see of a password. */
export function passwordBytes(password: string): number {
  return Buffer.byteLength(oneForm(password));
}

/** @returns the bcrypt hash to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(oneForm(password), COST);
}

/**
 * Is it the password of that hash? Without a hash, because there is no such account, it takes the same time and
 * answers no.
 */
export async function isPasswordOf(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await compare(oneForm(password), passwordHash ?? NOBODYS_HASH);
  return matches && passwordHash !== undefined && passwordBytes(password) <= BYTES_READ;
}

/** Keyboards write "é" as one character or as two; it is the same password. */
function oneForm(password: string): string {
  return password.normalize('NFC');
}
