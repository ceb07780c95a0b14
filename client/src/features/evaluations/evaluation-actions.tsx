import { DownloadOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { explain } from "@/api/api-error";
import { type Evaluation, evaluationsKey } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { ConfirmButton } from "@/ui/confirm-button";
import { MoreMenu } from "@/ui/more-menu";
import { moveEvaluation } from "./queries";
import { VetoDialog } from "./veto-dialog";

/** What may be done with it now, each asked for by its name, and its score sheet. */
export function EvaluationActions({ plan, evaluation }: { plan: string; evaluation: Evaluation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const mayRelease = useOwnSession()?.permissions.includes("releases.write") ?? false;
  const [isNaming, setNaming] = useState(false);
  const sheet = `/api/v1/plans/${plan}/evaluations/${evaluation.id}/score-sheet`;
  const { no, title } = evaluation;
  return (
    <>
      {evaluation.mayVeto && evaluation.scheme.vetoes.length > 0 && <Button onClick={() => setNaming(true)}>{t("evaluation.veto")}</Button>}
      {evaluation.allowedActions.map((action) => (
        <ConfirmButton
          key={action}
          label={t(`evaluationAction.${action}`)}
          title={t(`evaluationAct.${action}`, { no, title })}
          consequence={t(`evaluationConsequence.${action}`)}
          act={() =>
            moveEvaluation(plan, evaluation, action)
              .then(() => message.success(t(`evaluationDone.${action}`)))
              .catch((error: unknown) => message.error(explain(error, t("state.failed"))))
              .finally(() => client.invalidateQueries({ queryKey: evaluationsKey(plan) }))
          }
        />
      ))}
      {evaluation.state === "signed" && mayRelease && (
        <Link to={`/plans/${plan}/releases/new?domains=-&chapters=-&evaluations=${evaluation.id}`}>
          <Button type="primary">{t("evaluation.release")}</Button>
        </Link>
      )}
      {evaluation.state === "published" && (
        <Button href={`/public/plans/${plan}/evaluations/${evaluation.id}`} target="_blank">
          {t("release.seePublic")}
        </Button>
      )}
      {evaluation.scopes.length > 0 && (
        <MoreMenu
          items={(["xlsx", "json"] as const).map((kind) => ({
            key: kind,
            icon: <DownloadOutlined />,
            label: (
              <a href={`${sheet}.${kind}`} download>
                {t(`evaluationSheet.${kind}`)}
              </a>
            ),
          }))}
        />
      )}
      {isNaming && <VetoDialog plan={plan} evaluation={evaluation} onClose={() => setNaming(false)} />}
    </>
  );
}
