import "./imports.css";
import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { formatInstant, formatPeriod } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { FormProblem } from "@/ui/form-problem";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { visibleQuery } from "../queries";
import { ImportRows } from "./import-rows";
import { confirmImport, discardImport, errorsAddress, type Import, importQuery } from "./queries";

/** What a file would change, before anything is: confirmed, it is written whole; discarded, nothing has happened. */
export function ImportPage() {
  const { plan = "", id = "" } = useParams();
  const found = useQuery(importQuery(plan, id));
  if (found.isPending) {
    return <Pending />;
  }
  if (found.error) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  }
  return <Preview plan={plan} found={found.data} />;
}

function Preview({ plan, found }: { plan: string; found: Import }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const names = useSubmissionNames(plan);
  const { id, state, rows, changedRows, problemRows, submissions, stamp } = found;
  const only = submissions.length === 1 ? submissions[0] : undefined;
  const back = params.get("from") ?? only?.id;
  const home = back ? `/plans/${plan}/reporting/${back}` : `/plans/${plan}/reporting`;
  const isStaged = state === "staged";
  const confirm = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await confirmImport(plan, id);
      void message.success(t("import.done", { count: changedRows }));
      await navigate(submissions.length > 1 ? `/plans/${plan}/imports/${id}` : home, { replace: true });
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  const discard = async () => {
    try {
      await discardImport(plan, id);
      void message.success(t("import.discarded"));
      await navigate(home, { replace: true });
    } catch (caught) {
      setError(caught);
    }
  };
  const whyNot = changedRows === 0 ? t("import.nothingToWrite") : problemRows > 0 ? t("import.rest", { count: problemRows }) : null;

  return (
    <>
      <PageHeader
        crumb={
          <>
            <Link to={`/plans/${plan}/reporting`}>{t("submission.mine")}</Link>
            {back && (
              <>
                {" / "}
                <Link to={home}>{names(back) ?? t("submission.view")}</Link>
              </>
            )}
          </>
        }
        title={isStaged ? t("import.check") : t("import.file")}
        documentTitle={t("import.check")}
        actions={
          problemRows > 0 && (
            <Button icon={<DownloadOutlined />} href={errorsAddress(plan, id)} download>
              {t("import.errorFile")}
            </Button>
          )
        }
      >
        <span className="chip">{t(`import.state.${state}`)}</span>
        <span className="muted">
          {t(`import.format.${found.format}`)} · {formatInstant(found.createdAt)}
        </span>
        <span className="secondary">{t("import.counts", { rows, changed: changedRows, problems: problemRows, same: rows - changedRows - problemRows })}</span>
      </PageHeader>
      <FormProblem error={error} />
      {state === "receiving" && (
        <Alert type="warning" showIcon title={t("import.received", { count: found.receivedLines })} description={t("import.receivingHint")} />
      )}
      {isStaged && stamp?.presentVersion != null && stamp.presentVersion !== stamp.version && (
        <Alert type="warning" showIcon title={t("import.outOfDate")} description={t("import.outOfDateHint")} />
      )}
      {submissions.length > 1 && (
        <section className="panel">
          <header>
            <h2>{t("import.touched", { count: submissions.length })}</h2>
          </header>
          <ul className="import-touched">
            {submissions.map((s) => (
              <li key={s.id}>
                <Link to={`/plans/${plan}/reporting/${s.id}`}>{names(s.id) ?? `${s.form} ${s.orgUnit} ${formatPeriod(s.period)}`}</Link>{" "}
                <span className="muted nowrap">{t("import.changedRows", { count: s.changedRows })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel fills">
        {rows === 0 ? <EmptyState title={t("import.noRows")} /> : <ImportRows plan={plan} found={found} isMany={submissions.length > 1} names={names} />}
        <div className="bar">
          <span className="grow" />
          {isStaged && whyNot && <span className={changedRows === 0 ? "secondary" : "yellow"}>{whyNot}</span>}
          {state === "confirmed" ? (
            <Button type="primary" onClick={() => void navigate(home)}>
              {t("import.toForm")}
            </Button>
          ) : (
            <>
              <ConfirmButton
                label={t("import.discard")}
                title={t("import.discardTitle")}
                consequence={t("import.discardHint", { count: rows })}
                act={discard}
              />
              {isStaged && (
                <Button type="primary" disabled={changedRows === 0} loading={isBusy} onClick={() => void confirm()}>
                  {t("import.confirm", { count: changedRows })}
                </Button>
              )}
            </>
          )}
        </div>
      </section>
    </>
  );
}

/** What a submission is called in a sentence, once the list of them is there. */
function useSubmissionNames(plan: string): (id: string) => string | undefined {
  const visible = useQuery(visibleQuery(plan));
  return (id) => {
    const found = visible.data?.items.find((s) => s.id === id);
    return found && `${found.orgUnit.shortName} · ${found.form.name} · ${formatPeriod(found.period)}`;
  };
}
