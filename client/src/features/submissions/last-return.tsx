import { CheckOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatFigure, formatInstant } from "@/lib/format";
import { IndicatorName } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { evidenceQuery } from "./evidence/queries";
import { codeOf, type Submission, trailQuery } from "./queries";

/** What was asked for with the last return, remark by remark, and what the unit has done about it. Nothing where nothing was returned. */
export function LastReturn({ plan, submission }: { plan: string; submission: Submission }) {
  const { t } = useTranslation();
  const acts = useQuery(trailQuery(plan, submission.id)).data?.items ?? [];
  const files = useQuery(evidenceQuery(plan, submission.id)).data ?? [];
  const returned = acts.findLast((act) => act.action === "return");
  if (!returned || submission.state === "returned") {
    return null;
  }
  const changes = acts.filter((act) => act.no > returned.no).flatMap((act) => act.changes);
  const answers = (no: number): string[] => {
    const line = submission.lines.find((l) => l.no === no);
    const own = changes.filter((change) => change.no === no);
    const [first, last] = [own[0], own.at(-1)];
    const added = files.filter((file) => file.lineNo === no && file.addedAt > returned.at).length;
    const isFigure = first?.before.value !== last?.after.value;
    const isExplained = first?.before.explanation !== last?.after.explanation;
    return [
      isFigure && t("approval.answer.value", { value: formatFigure(last?.after.value, line?.decimals) }),
      !isFigure && first?.before.text !== last?.after.text && t("approval.answer.text"),
      isExplained && t("approval.answer.explanation"),
      added > 0 && t("approval.answer.evidence", { count: added }),
    ].filter((answer) => answer !== false);
  };
  return (
    <Panel title={t("approval.lastReturn")} note={`${returned.by.displayName} ${formatInstant(returned.at)}`} isPadded>
      <p>
        {returned.reasonCode && <span className="muted">{returned.reasonCode} </span>}
        {returned.comment}
      </p>
      <ul className="last-return">
        {returned.lineNotes.map((note) => {
          const said = answers(note.no);
          return (
            <li key={note.no}>
              <span>
                <span className="muted">{note.reasonCode}</span> {codeOf(note)} <IndicatorName name={note.title} />
                <span className="secondary">：{note.text}</span>
              </span>
              {said.length > 0 ? (
                <span className="check green">
                  <CheckOutlined />
                  {said.join(t("grid.and"))}
                </span>
              ) : (
                <span className="muted nowrap">{t("approval.unchanged")}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
