import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { blank, formatDate, formatFigure, formatInstant } from "@/lib/format";
import { LightTag } from "@/ui/light";
import { LoadMore } from "@/ui/load-more";
import { Panel } from "@/ui/panel";
import { type SheetSave, sheetSavesQuery } from "./queries";

type Member = SheetSave["changed"][number];

/** Every save of the sheet and of the sub-projects, the newest first: what it changed, by whom, and how the project stood on that day; nothing where there was none. */
export function SheetSaves({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(sheetSavesQuery(plan, code));
  const saves = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (saves.length === 0) {
    return null;
  }
  const sum = (values: readonly (number | null)[]) => formatFigure(values.some((v) => v !== null) ? values.reduce<number>((a, b) => a + (b ?? 0), 0) : null);
  const said: Record<Member, (save: SheetSave) => string> = {
    title: (s) => s.title ?? blank,
    startsOn: (s) => formatDate(s.sheet.startsOn),
    endsOn: (s) => formatDate(s.sheet.endsOn),
    ladder: (s) => s.sheet.ladder ?? t("sheet.ladderOfColumn"),
    place: (s) => s.sheet.place ?? blank,
    investments: (s) => `${sum(s.sheet.investments.map((i) => i.planned))} / ${sum(s.sheet.investments.map((i) => i.arranged))} ${t("money.suffix")}`,
    milestones: (s) => `${s.sheet.milestones.filter((m) => m.doneOn).length}/${s.sheet.milestones.length}`,
    stage: (s) => s.stage ?? blank,
    done: (s) => `${formatFigure(s.done)}%`,
    invested: (s) => `${formatFigure(s.invested)} ${t("money.suffix")}`,
    cancelled: (s) => s.cancelled ?? blank,
  };
  return (
    <Panel title={t("sheetSave.title")} note={t("sheetSave.note")}>
      <table className="data">
        <tbody>
          {saves.map((save) => (
            <tr key={save.id}>
              <td className="num nowrap muted">{formatInstant(save.savedAt)}</td>
              <td>
                <span className="strong">{save.subProject ?? t("sheet.title")}</span> <LightTag status={save.status} isPlain />
                <div>{save.changed.map((member) => `${t(`sheetSave.member.${member}`)} ${said[member](save)}`).join(" · ") || t("sheetSave.same")}</div>
                {save.savedBy && <div className="muted small">{save.savedBy}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore pages={pages} count={saves.length} />
    </Panel>
  );
}
