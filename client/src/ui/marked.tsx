import { Fragment } from "react";

/** A text with the words that were searched for marked, whatever their case. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return piecesOf(text, words).map((piece, i) => {
    const key = `${i} ${piece}`;
    return i % 2 === 1 ? <mark key={key}>{piece}</mark> : <Fragment key={key}>{piece}</Fragment>;
  });
}

/** Every second piece is one of the words. */
export function piecesOf(text: string, words: readonly string[]): string[] {
  const wanted = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return wanted.length === 0 ? [text] : text.split(new RegExp(`(${wanted.join("|")})`, "i"));
}
