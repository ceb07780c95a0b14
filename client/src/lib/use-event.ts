import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function all along that always does what it does now; for what must not be drawn anew with every change. */
export function useEvent<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
