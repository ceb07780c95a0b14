import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { SignInPage } from "@/features/session/sign-in-page";
import { ErrorState, Pending } from "@/ui/states";
import { plansQuery } from "./plans";
import { useSession } from "./use-session";

/** Sends everybody to where their work is: drafters to their forms, deciders to their inbox, the others to the indicators. */
export function Home() {
  const session = useSession();
  const plans = useQuery({ ...plansQuery, enabled: !!session.data });
  if (session.isPending) {
    return <Pending />;
  }
  if (session.error) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) {
    return <SignInPage />;
  }
  if (plans.isPending) {
    return <Pending />;
  }
  if (plans.error) {
    return <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />;
  }
  const plan = plans.data.items.find((p) => p.state === "inForce") ?? plans.data.items[0];
  const can = (permission: string) => session.data?.permissions.includes(permission);
  const screen = can("submissions.draft") ? "reporting" : can("submissions.decide") ? "approvals" : "indicators";
  return plan ? <Navigate to={`/plans/${plan.code}/${screen}`} replace /> : <Pending />;
}
