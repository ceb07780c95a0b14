import { Button } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blank, formatInstant } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import type { Choice, Conflict, Field } from "./edits";
import { codeOf } from "./queries";

type Pick = "mine" | "theirs" | "both";

const canKeepBoth = (field: Field) => ["text", "explanation", "problems", "nextSteps", "blockedReason"].includes(field);

/** What a cell other than the figure's is called. */
export const fieldName = (field: Exclude<Field, "value">, t: TFunction): string =>
  field === "text" || field === "explanation" ? t(`merge.${field}`) : t(`details.${field}`);

const idOf = ({ no, field }: Conflict) => `${no}-${field}`;

/** Two people have changed the same cells: cell by cell, mine or theirs. Nothing is given up before somebody has said so. */
export function MergeDialog({
  conflicts,
  onResolve,
  onClose,
}: {
  conflicts: readonly Conflict[];
  onResolve: (choices: Choice[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [picks, setPicks] = useState<Record<string, Pick>>({});
  const all = (pick: Pick) => setPicks(Object.fromEntries(conflicts.map((conflict) => [idOf(conflict), pick])));
  const open = conflicts.filter((conflict) => !picks[idOf(conflict)]).length;
  const resolve = () =>
    onResolve(
      conflicts.map((conflict) => {
        const pick = picks[idOf(conflict)];
        return { conflict, text: pick === "mine" ? conflict.mine : pick === "both" ? `${conflict.theirs}\n${conflict.mine}` : null };
      }),
    );
  return (
    <Dialog
      title={t("merge.title", { count: conflicts.length })}
      width={720}
      onClose={onClose}
      footer={
        <>
          <span className="muted grow" role="status">
            {open > 0 ? t("merge.open", { count: open }) : ""}
          </span>
          <Button onClick={onClose}>{t("merge.later")}</Button>
          <Button type="primary" disabled={open > 0} onClick={resolve}>
            {t("merge.done")}
          </Button>
        </>
      }
    >
      <p className="secondary">{t("merge.hint")}</p>
      <div className="form-actions start">
        <Button size="small" onClick={() => all("mine")}>
          {t("merge.allMine")}
        </Button>
        <Button size="small" onClick={() => all("theirs")}>
          {t("merge.allTheirs")}
        </Button>
      </div>
      {conflicts.map((conflict) => {
        const id = idOf(conflict);
        const option = (pick: Pick, label: string, text?: string) => (
          <label className={picks[id] === pick ? "picked" : undefined}>
            <input type="radio" name={id} checked={picks[id] === pick} onChange={() => setPicks((now) => ({ ...now, [id]: pick }))} />
            <span className="muted small">{label}</span>
            {text !== undefined && <span className={conflict.field === "value" ? "figure-left strong" : undefined}>{text || blank}</span>}
          </label>
        );
        const { line } = conflict;
        const who = [line.updatedBy, formatInstant(line.updatedAt)].filter((words) => words && words !== blank).join(" ");
        return (
          <fieldset key={id} className="merge">
            <legend>
              {codeOf(line)} {line.title}
              <span className="muted"> {conflict.field === "value" ? t("merge.value", { was: conflict.base || blank }) : fieldName(conflict.field, t)}</span>
            </legend>
            {option("mine", t("merge.mine"), conflict.mine)}
            {option("theirs", who ? t("merge.theirsBy", { who }) : t("merge.theirs"), conflict.theirs)}
            {canKeepBoth(conflict.field) && option("both", t("merge.both"))}
          </fieldset>
        );
      })}
    </Dialog>
  );
}
