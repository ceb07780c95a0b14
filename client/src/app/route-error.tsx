import { useRouteError } from "react-router";
import { ErrorState } from "@/ui/states";

export function RouteError() {
  return <ErrorState error={useRouteError()} onRetry={() => window.location.reload()} />;
}
