import { lazy, Suspense, useState } from "react";
import { Outlet } from "react-router";
import { SignInPage } from "@/features/session/sign-in-page";
import { ErrorState, Pending } from "@/ui/states";
import { useSession } from "./use-session";

const Steps = lazy(async () => ({ default: (await import("./steps")).Steps }));

/**
 * Lets those through who are signed in and have nothing left to do first. One gate for all addresses: signing out leads to another one,
 * and what is typed into the sign-in page meanwhile must stay.
 */
export function SessionGate() {
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
    return <Outlet />;
  }
  return (
    <Suspense fallback={<Pending />}>
      <Steps session={session.data} onFinished={() => setIsStepping(false)} />
    </Suspense>
  );
}
