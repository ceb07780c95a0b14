import type { Edits } from "./edits";

const prefix = "lantu-edits:";
const keyOf = (user: string, submission: string) => `${prefix}${user}:${submission}`;

/** Edits that had not reached the server, as this browser keeps them: for one person and one form. */
export type Kept = { at: string; edits: Edits };

/** Keeps them beside the page, so that neither a lost connection nor a closed window loses them; nothing left to keep wipes them. */
export function keep(user: string, submission: string, edits: Edits): void {
  try {
    if (Object.keys(edits).length === 0) {
      localStorage.removeItem(keyOf(user, submission));
    } else {
      localStorage.setItem(keyOf(user, submission), JSON.stringify({ at: new Date().toISOString(), edits } satisfies Kept));
    }
  } catch {
    // A browser that keeps nothing, or is full: the page still has them, and asks before it is left.
  }
}

export function kept(user: string, submission: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(user, submission)) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

/** Of one person, for all forms. */
const keysOf = (user: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}${user}:`));

/** In how many forms this browser has something that is not on the server. */
export const keptForms = (user: string): number => keysOf(user).length;

/** Whoever signs out leaves nothing behind for the next at this machine. */
export function forgetKept(user: string): void {
  for (const key of keysOf(user)) {
    localStorage.removeItem(key);
  }
}
