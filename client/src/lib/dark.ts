import { useLayoutEffect } from "react";

const isForDark = (rule: CSSRule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText.includes("prefers-color-scheme: dark");

/** The dark palette whatever the system says, for as long as a screen is shown: what the style sheets keep for dark systems holds for this one too. */
export function useDark(): void {
  useLayoutEffect(() => {
    // Of our own: what an extension has linked from elsewhere may not be read.
    const own = [...document.styleSheets].filter(({ href }) => !href || new URL(href).origin === window.location.origin);
    const kept = own.flatMap((sheet) => [...sheet.cssRules].filter(isForDark).map((rule) => ({ rule, media: rule.media.mediaText })));
    for (const { rule } of kept) {
      rule.media.mediaText = "screen";
    }
    return () => {
      for (const { rule, media } of kept) {
        rule.media.mediaText = media;
      }
    };
  }, []);
}
