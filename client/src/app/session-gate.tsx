import type { ReactNode } from "react";
import type { Schemas } from "@/api/client";
import { SignInPage } from "@/features/session/sign-in-page";
import { StepsPage } from "@/features/session/steps-page";
import { ErrorState, Pending } from "@/ui/states";
import { useSession } from "./use-session";

/** Shows its content to those who are signed in and have nothing left to do first. */
export function SessionGate({ children }: { children: (session: Schemas["Session"]) => ReactNode }) {
  const session = useSession();
  if (session.isPending) {
    return <Pending />;
  }
  if (session.error) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) {
    return <SignInPage />;
  }
  return session.data.steps.length > 0 ? <StepsPage session={session.data} /> : children(session.data);
}
