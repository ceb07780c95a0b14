import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { formatPeriod } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { ErrorState, Pending } from "@/ui/states";
import { differences } from "./differences";
import { type Form, publicationQuery, publishForm } from "./queries";

type Props = { plan: string; form: Form; onClose: () => void; onPublished: (form: Form) => void };

/** Publishing cannot be taken back, so it says first: what changes, what keeps its version, what is opened at once. */
export function PublishDialog({ plan, form, onClose, onPublished }: Props) {
  const { t } = useTranslation();
  const preview = useQuery(publicationQuery(plan, form));
  const publish = useMutation({ mutationFn: () => publishForm(plan, form), onSuccess: onPublished });
  const { draft, inForce } = form;
  if (!draft) {
    return null;
  }
  const changes = inForce ? differences(t, inForce, draft) : [];
  return (
    <Dialog
      title={t("publish.title", { name: form.name, no: draft.no })}
      width={720}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" disabled={!preview.data} loading={publish.isPending} onClick={() => publish.mutate()}>
            {t("publish.ok", { no: draft.no })}
          </Button>
        </>
      }
    >
      <FormProblem error={publish.error} />
      <section className="publish-part">
        <h3>{inForce ? t("publish.changes", { no: inForce.no }) : t("publish.first")}</h3>
        {!inForce ? (
          <p>{t("publish.firstSays", { lines: draft.lines.length, rules: draft.rules.length, units: draft.orgUnits.length })}</p>
        ) : changes.length === 0 ? (
          <p className="yellow">{t("publish.nothing", { no: inForce.no })}</p>
        ) : (
          <ul className="differences">
            {changes.map((change) => (
              <li key={`${change.sign} ${change.what} ${change.text}`}>
                <b aria-hidden="true">{change.sign}</b>
                <span>
                  <span className="muted">
                    {t(`publishSign.${change.sign === "+" ? "added" : change.sign === "−" ? "removed" : "changed"}`)} {change.what}{" "}
                  </span>
                  {change.was && (
                    <>
                      <span className="old">{change.was}</span>{" "}
                    </>
                  )}
                  {change.text}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {preview.isPending ? (
        <Pending rows={3} />
      ) : preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <>
          <Periods title={t("publish.keeps")} none={t("publish.keepsNone")} periods={preview.data.keeps} />
          <Periods title={t("publish.opens")} none={t("publish.opensNone")} periods={preview.data.opens} />
        </>
      )}
      <p className="consequence">{t("publish.consequence", { no: draft.no })}</p>
    </Dialog>
  );
}

function Periods({ title, none, periods }: { title: string; none: string; periods: readonly Schemas["PublicationPeriod"][] }) {
  const { t } = useTranslation();
  const count = periods.reduce((sum, period) => sum + period.orgUnits.length, 0);
  return (
    <section className="publish-part">
      <h3>{count > 0 ? t("publish.part", { title, count }) : title}</h3>
      {count === 0 ? (
        <p className="secondary">{none}</p>
      ) : (
        <ul className="periods">
          {periods.map((period) => (
            <li key={`${period.versionNo} ${period.period}`}>
              <span className="nowrap">{formatPeriod(period.period)}</span>
              <span className="nowrap muted">{t("reportForm.versionNo", { no: period.versionNo })}</span>
              <span>{period.orgUnits.map((unit) => unit.shortName).join("、")}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
