import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Schemas } from "@/api/client";
import { SignInPage } from "@/features/session/sign-in-page";
import { ErrorState, Pending } from "@/ui/states";
import { useSession } from "./use-session";

const Steps = lazy(async () => ({ default: (await import("./steps")).Steps }));

/** Shows its content to those who are signed in and have nothing left to do first. */
export function SessionGate({ children }: { children: (session: Schemas["Session"]) => ReactNode }) {
  const session = useSession();
  // Once begun, the steps end when the person has seen their end: the session may be free before that.
  const [isStepping, setIsStepping] = useState(false);
  if (session.isPending) {
    return <Pending />;
  }
  if (session.data === undefined) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  const mustStep = session.data !== null && (isStepping || session.data.steps.length > 0);
  if (mustStep !== isStepping) {
    setIsStepping(mustStep);
  }
  if (!session.data) {
    return <SignInPage />;
  }
  if (!mustStep) {
    return children(session.data);
  }
  return (
    <Suspense fallback={<Pending />}>
      <Steps session={session.data} onFinished={() => setIsStepping(false)} />
    </Suspense>
  );
}
