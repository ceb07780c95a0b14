import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatInstant } from "@/lib/format";
import { PageHeader } from "@/ui/page-header";
import { Scroll } from "@/ui/scroll";
import { ErrorState, Pending } from "@/ui/states";
import { schemesQuery } from "./queries";
import "./evaluations.css";

/** 评估方案: its versions, the latest first. Versions never change; runs keep the one they were made by. */
export function SchemeList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const schemes = useQuery(schemesQuery(plan));
  return (
    <>
      <PageHeader crumb={<Link to={`/plans/${plan}/evaluations`}>{t("nav.evaluations")}</Link>} title={t("scheme.title")} documentTitle={t("scheme.title")} />
      <section className="panel fills">
        {schemes.isPending ? (
          <Pending />
        ) : schemes.error ? (
          <ErrorState error={schemes.error} onRetry={() => void schemes.refetch()} />
        ) : (
          <Scroll>
            <table className="data">
              <thead>
                <tr>
                  <th className="num">{t("scheme.no")}</th>
                  <th>{t("evaluation.name")}</th>
                  <th>{t("scheme.note")}</th>
                  <th className="wide-only">{t("scheme.by")}</th>
                </tr>
              </thead>
              <tbody>
                {schemes.data.map((scheme) => (
                  <tr key={scheme.version}>
                    <td className="num">{scheme.version}</td>
                    <td className="what">
                      <Link className="name" to={`/plans/${plan}/evaluations/schemes/${scheme.version}`}>
                        {scheme.title}
                      </Link>
                      <div className="small">
                        {scheme.isCurrent && <span className="strong">{t("scheme.current")}</span>}{" "}
                        {scheme.isProposal && <span className="yellow">{t("scheme.isProposal")}</span>}
                      </div>
                    </td>
                    <td className="what secondary">{scheme.note}</td>
                    <td className="wide-only secondary nowrap">
                      {scheme.createdBy ?? "—"}
                      <div className="muted small">{formatInstant(scheme.createdAt)}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
    </>
  );
}
