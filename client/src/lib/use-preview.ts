import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** What the server says would happen to what stands (the scope: what, at which version), asked anew when whoever types has paused. What was asked last stays in sight meanwhile. */
export function usePreview<B, T>(scope: readonly (string | number)[], body: B, isReady: boolean, ask: (body: B) => Promise<T>): UseQueryResult<T> {
  const written = JSON.stringify(body);
  const [settled, settle] = useState(written);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(written), 350);
    return () => window.clearTimeout(timer);
  }, [written]);
  return useQuery<unknown>({
    queryKey: ["preview", ...scope, settled],
    queryFn: () => ask(JSON.parse(settled) as B),
    enabled: isReady && settled === written,
    retry: false,
    gcTime: 0,
    staleTime: 0,
    placeholderData: keepPreviousData,
  }) as UseQueryResult<T>;
}
