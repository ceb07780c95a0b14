import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { explain } from "@/api/api-error";
import { formatInstant } from "@/lib/format";
import { ConfirmButton } from "@/ui/confirm-button";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { removeSource, runSource, type Source, sourcesQuery } from "./queries";
import { RunsDialog } from "./runs-dialog";
import { SourceDialog } from "./source-dialog";

/** 预填来源: which other systems are asked for figures, when, and what came of it. */
export function SourcesPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sourcesQuery(plan));
  const [edited, setEdited] = useState<Source | "new">();
  const [shown, setShown] = useState<Source>();
  const settled = () => client.invalidateQueries({ queryKey: sourcesQuery(plan).queryKey });
  const failed = (failure: Error) => void message.error(explain(failure, t("state.failed")), 8);
  const run = useMutation({
    mutationFn: (source: Source) => runSource(plan, source),
    onSuccess: (_, source) => setShown(source),
    onError: failed,
    onSettled: settled,
  });
  const remove = useMutation({ mutationFn: (source: Source) => removeSource(plan, source), onError: failed, onSettled: settled });
  const sources = data?.items ?? [];
  return (
    <>
      <PageHeader
        title={t("prefillSource.title")}
        documentTitle={t("prefillSource.title")}
        actions={
          <Button type="primary" onClick={() => setEdited("new")}>
            {t("prefillSource.add")}
          </Button>
        }
      />
      <Panel>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Pending />
        ) : sources.length === 0 ? (
          <EmptyState title={t("prefillSource.none")}>{t("prefillSource.noneHint")}</EmptyState>
        ) : (
          <Scroll>
            <table className="data">
              <thead>
                <tr>
                  <th>{t("prefillSource.name")}</th>
                  <th className="wide-only">{t("prefillSource.schedule")}</th>
                  <th className="wide-only">{t("prefillSource.next")}</th>
                  <th className="acts">{t("grant.acts")}</th>
                </tr>
              </thead>
              <tbody>
                {sources.map((source) => (
                  <tr key={source.id}>
                    <td>
                      {source.name}
                      <div className="muted small">{source.address}</div>
                      <div className="muted small narrow-only">
                        {t(`prefillSchedule.${source.schedule}`)} {source.runAt.slice(0, 5)} {!source.nextRunAt && t("prefillSource.paused")}
                      </div>
                    </td>
                    <td className="nowrap secondary wide-only">
                      {t(`prefillSchedule.${source.schedule}`)} {source.runAt.slice(0, 5)}
                    </td>
                    <td className="nowrap secondary wide-only">{source.nextRunAt ? formatInstant(source.nextRunAt) : t("prefillSource.paused")}</td>
                    <td className="acts">
                      <Button size="small" loading={run.isPending && run.variables.id === source.id} onClick={() => run.mutate(source)}>
                        {t("prefillSource.run")}
                      </Button>{" "}
                      <Button size="small" onClick={() => setShown(source)}>
                        {t("prefillSource.runs")}
                      </Button>{" "}
                      <Button size="small" onClick={() => setEdited(source)}>
                        {t("action.edit")}
                      </Button>{" "}
                      <ConfirmButton
                        isSmall
                        isDanger
                        label={t("action.remove")}
                        title={t("prefillSource.removeTitle", { name: source.name })}
                        consequence={t("prefillSource.removeHint")}
                        act={() => remove.mutateAsync(source)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {edited && <SourceDialog plan={plan} source={edited === "new" ? undefined : edited} onSaved={settled} onClose={() => setEdited(undefined)} />}
      {shown && <RunsDialog plan={plan} source={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
