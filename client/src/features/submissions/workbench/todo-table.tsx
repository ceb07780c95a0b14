import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate, formatInstant, formatPeriod } from "@/lib/format";
import { useKeys } from "@/lib/use-keys";
import { Scroll } from "@/ui/scroll";
import { DueWords, StateTag } from "../state-tag";
import type { Box, Todo } from "./queries";

/** What one decides on stands in the inbox, what one fills or has handed in among the forms. */
const screenOf = (todo: Todo, box: Box) => (box === "decided" || (box === "waiting" && todo.step !== "drafting") ? "approvals" : "reporting");

/** One submission a row; j and k walk them, Enter opens. */
export function TodoTable({ plan, box, todos }: { plan: string; box: Box; todos: readonly Todo[] }) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  useKeys((key) => {
    const step = key === "j" ? 1 : key === "k" ? -1 : 0;
    if (step !== 0) {
      const links = [...(body.current?.querySelectorAll<HTMLElement>("a.name") ?? [])];
      const now = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
      links[Math.max(0, Math.min(links.length - 1, now + step))]?.focus();
    }
    return step !== 0;
  });
  return (
    <Scroll>
      <table className="data todos">
        <thead>
          <tr>
            <th>{t("submission.form")}</th>
            <th className="wide-only">{t("submission.unit")}</th>
            <th className="wide-only">{t("submission.period")}</th>
            <th className="wide-only">{t("submission.due")}</th>
            <th>{t("submission.state")}</th>
            <th className="wide-only">{t("workbench.lastAct")}</th>
            <th className="wide-only">{t("submission.action")}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {todos.map((todo) => {
            const { submission } = todo;
            const to = `/plans/${plan}/${screenOf(todo, box)}/${submission.id}`;
            const act = todo.action && todo.actedAt ? `${t(`act.${todo.action as "submit"}`)} ${formatInstant(todo.actedAt)}` : null;
            return (
              <tr key={submission.id}>
                <td>
                  <Link className="name strong" to={to}>
                    {submission.formName}
                  </Link>
                  {submission.revision > 1 && <span className="chip">{t("submission.correction", { no: submission.revision })}</span>}
                  <div className="secondary small narrow-only">
                    {submission.orgUnit.shortName} · {formatPeriod(submission.period)}
                  </div>
                  <div className="small narrow-only">{todo.step === "drafting" ? <DueWords submission={todo} /> : act}</div>
                </td>
                <td className="nowrap wide-only">{submission.orgUnit.shortName}</td>
                <td className="nowrap wide-only">{formatPeriod(submission.period)}</td>
                <td className="nowrap wide-only">
                  {formatDate(todo.dueOn)} {todo.step === "drafting" && <DueWords submission={todo} />}
                </td>
                <td className="nowrap">
                  <StateTag submission={todo} />
                </td>
                <td className="secondary nowrap wide-only">{act ?? <span className="muted">—</span>}</td>
                <td className="nowrap wide-only">
                  <Link to={to}>{t(box !== "waiting" ? "submission.view" : todo.step === "drafting" ? "submission.fill" : "workbench.decide")}</Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
