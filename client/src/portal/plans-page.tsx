import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { Heading } from "./heading";
import { plansQuery } from "./queries";
import { Awaited } from "./states";

/** Plans that have been released; where there is one, it is the beginning. */
export function PlansPage() {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery());
  if (!plans.data) {
    return <Awaited error={plans.error} onRetry={() => void plans.refetch()} />;
  }
  if (plans.data.length === 1 && plans.data[0]) {
    return <Navigate to={`/public/plans/${plans.data[0].code}`} replace />;
  }
  return (
    <>
      <Heading title={t("portal.plans")} />
      {plans.data.length === 0 ? (
        <p>{t("portal.nothingReleased")}</p>
      ) : (
        <ul className="files">
          {plans.data.map((plan) => (
            <li key={plan.code}>
              <Link to={`/public/plans/${plan.code}`}>{plan.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
