import { useEffect, useRef } from "react";

/** Single keys of a page: ignored while something is typed, and with Ctrl, Alt or ⌘, which belong to the browser. */
export function useKeys(act: (key: string) => boolean | undefined): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest("input, textarea, [contenteditable]");
      if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && latest.current(event.key.toLowerCase())) {
        event.preventDefault();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
