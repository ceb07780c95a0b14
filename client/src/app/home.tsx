import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import type { Schemas } from "@/api/client";
import { ErrorState, Pending } from "@/ui/states";
import { plansQuery, presentPlan } from "./plans";
import { useSession } from "./use-session";

/** Sends everybody to where their work is. */
export function Home() {
  const session = useSession().data;
  return session ? <Start permissions={session.permissions} /> : null;
}

/** Who fills or decides to the workbench, security administrators to the people, the others to the cockpit. */
function Start({ permissions }: { permissions: Schemas["Session"]["permissions"] }) {
  const plans = useQuery({ ...plansQuery, enabled: permissions.includes("plan.read") });
  if (!permissions.includes("plan.read")) {
    return <Navigate to="/account" replace />;
  }
  if (plans.isPending) {
    return <Pending />;
  }
  if (plans.error) {
    return <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />;
  }
  const plan = presentPlan(plans.data.items);
  const screen = permissions.includes("submissions.draft") || permissions.includes("submissions.decide") ? "workbench" : "dashboard";
  return <Navigate to={permissions.includes("access.manage") ? "/administration/users" : plan ? `/plans/${plan.code}/${screen}` : "/account"} replace />;
}
