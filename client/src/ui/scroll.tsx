import { type ReactNode, useEffect, useRef, useState } from "react";

/** Scrolls sideways where it must. Only then is it a stop of the Tab key, so that it can be scrolled from the keyboard. */
export function Scroll({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === "undefined") {
      return;
    }
    const observer = new ResizeObserver(() => setIsWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild) {
      observer.observe(element.firstElementChild);
    }
    return () => observer.disconnect();
  }, []);
  return (
    <div className="scroll" ref={box} tabIndex={isWide ? 0 : undefined}>
      {children}
    </div>
  );
}
