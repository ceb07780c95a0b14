import { Button, Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { Field } from "@/ui/field";
import type { Sheet, SheetBody } from "./queries";

/** A sheet as it is typed: every figure and day a text. */
export type SheetDraft = {
  ladder: string;
  startsOn: string;
  endsOn: string;
  place: string;
  longitude: string;
  latitude: string;
  investments: { key: number; year: string; source: Source; planned: string; arranged: string }[];
  milestones: { key: number; title: string; plannedOn: string; doneOn: string; isGate: boolean }[];
};

type Source = NonNullable<SheetBody["investments"]>[number]["source"];

export const sources = ["central", "province", "city", "county", "private"] as const satisfies readonly Source[];

const text = (value: string | number | null | undefined) => String(value ?? "");

export const draftOf = (sheet: Sheet["sheet"]): SheetDraft => ({
  ladder: text(sheet?.ladder),
  startsOn: text(sheet?.startsOn),
  endsOn: text(sheet?.endsOn),
  place: text(sheet?.place),
  longitude: text(sheet?.longitude),
  latitude: text(sheet?.latitude),
  investments: (sheet?.investments ?? []).map((i, key) => ({
    key,
    year: text(i.year),
    source: i.source,
    planned: text(i.planned),
    arranged: text(i.arranged),
  })),
  milestones: (sheet?.milestones ?? []).map((m, key) => ({ key, title: m.title, plannedOn: m.plannedOn, doneOn: text(m.doneOn), isGate: m.isGate })),
});

export const figureOf = (typed: string): number | null => {
  const plain = typed.replace(/[,，\s]/g, "");
  return plain === "" ? null : Number(plain);
};

const isFigure = (typed: string): boolean => !Number.isNaN(figureOf(typed) ?? 0);

/** Whether everything can be read; the server judges the rest. */
export const isReadable = (draft: SheetDraft): boolean =>
  [draft.longitude, draft.latitude, ...draft.investments.flatMap((i) => [i.planned, i.arranged])].every(isFigure) &&
  draft.investments.every((i) => /^\d{4}$/.test(i.year.trim())) &&
  draft.milestones.every((m) => m.title.trim() !== "" && m.plannedOn !== "");

export const bodyOf = (draft: SheetDraft): SheetBody => ({
  ladder: draft.ladder || null,
  startsOn: draft.startsOn || null,
  endsOn: draft.endsOn || null,
  place: draft.place.trim() || null,
  longitude: figureOf(draft.longitude),
  latitude: figureOf(draft.latitude),
  investments: draft.investments.map((i) => ({ year: Number(i.year), source: i.source, planned: figureOf(i.planned), arranged: figureOf(i.arranged) })),
  milestones: draft.milestones.map((m) => ({ title: m.title.trim(), plannedOn: m.plannedOn, doneOn: m.doneOn || null, isGate: m.isGate })),
});

const nextKey = (rows: readonly { key: number }[]) => Math.max(-1, ...rows.map((r) => r.key)) + 1;

type Props = { draft: SheetDraft; ladders: Sheet["ladders"] | null; error: unknown; at: string; onChange: (draft: SheetDraft) => void };

/** The fields of a sheet, of a project or of a sub-project. */
export function SheetFields({ draft, ladders, error, at, onChange }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<SheetDraft>) => onChange({ ...draft, ...part });
  const plain = (name: "startsOn" | "endsOn" | "place" | "longitude" | "latitude", type = "text", hint?: string) => (
    <Field label={t(`sheet.${name}`)} error={errorsAt(error, `${at}/${name}`)} hint={hint}>
      {(control) => <Input {...control} type={type} value={draft[name]} maxLength={200} onChange={(e) => change({ [name]: e.target.value })} />}
    </Field>
  );
  const row = <R extends { key: number }>(rows: R[], key: number, part: Partial<R>) => rows.map((r) => (r.key === key ? { ...r, ...part } : r));
  return (
    <>
      <div className="pair-fields">
        {plain("startsOn", "date")}
        {plain("endsOn", "date")}
      </div>
      <div className="pair-fields">
        {plain("place")}
        {ladders && (
          <Field label={t("sheet.ladder")} hint={t("ladder.proposal")} error={errorsAt(error, `${at}/ladder`)}>
            {(control) => (
              <Select
                {...control}
                value={draft.ladder}
                popupMatchSelectWidth={false}
                options={[
                  { value: "", label: t("sheet.ladderOfColumn") },
                  ...ladders.map((l) => ({ value: l.code, label: `${l.name}：${l.stages.map((s) => s.name).join(" → ")}` })),
                ]}
                onChange={(ladder: string) => change({ ladder })}
              />
            )}
          </Field>
        )}
      </div>
      <div className="pair-fields">
        {plain("longitude", "text", t("sheet.wgs84"))}
        {plain("latitude")}
      </div>
      <fieldset className="sheet-rows">
        <legend>{t("money.title")}</legend>
        <p className="muted small">{t("money.unit")}</p>
        {errorsAt(error, `${at}/investments`).map((words) => (
          <p key={words} className="red small" role="alert">
            {words}
          </p>
        ))}
        {draft.investments.length > 0 && (
          <div className="sheet-row money-row muted small" aria-hidden="true">
            <span>{t("money.year")}</span>
            <span>{t("money.sourceOf")}</span>
            <span>{t("money.planned")}</span>
            <span>{t("money.arranged")}</span>
          </div>
        )}
        {draft.investments.map((i) => (
          <div key={i.key} className="sheet-row money-row">
            <Input
              aria-label={t("money.year")}
              value={i.year}
              maxLength={4}
              onChange={(e) => change({ investments: row(draft.investments, i.key, { year: e.target.value }) })}
            />
            <Select
              aria-label={t("money.sourceOf")}
              value={i.source}
              options={sources.map((value) => ({ value, label: t(`money.source.${value}`) }))}
              onChange={(source: Source) => change({ investments: row(draft.investments, i.key, { source }) })}
            />
            <Input
              aria-label={t("money.planned")}
              placeholder={t("money.planned")}
              value={i.planned}
              status={isFigure(i.planned) ? "" : "error"}
              onChange={(e) => change({ investments: row(draft.investments, i.key, { planned: e.target.value }) })}
            />
            <Input
              aria-label={t("money.arranged")}
              placeholder={t("money.arranged")}
              value={i.arranged}
              status={isFigure(i.arranged) ? "" : "error"}
              onChange={(e) => change({ investments: row(draft.investments, i.key, { arranged: e.target.value }) })}
            />
            <Button type="text" onClick={() => change({ investments: draft.investments.filter((r) => r.key !== i.key) })}>
              {t("sheet.remove")}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          onClick={() =>
            change({
              investments: [
                ...draft.investments,
                { key: nextKey(draft.investments), year: draft.investments.at(-1)?.year ?? "", source: "county", planned: "", arranged: "" },
              ],
            })
          }
        >
          {t("money.add")}
        </Button>
      </fieldset>
      <fieldset className="sheet-rows">
        <legend>{t("milestone.title")}</legend>
        <p className="muted small">{t("milestone.hint")}</p>
        {errorsAt(error, `${at}/milestones`).map((words) => (
          <p key={words} className="red small" role="alert">
            {words}
          </p>
        ))}
        {draft.milestones.length > 0 && (
          <div className="sheet-row milestone-row muted small" aria-hidden="true">
            <span>{t("milestone.name")}</span>
            <span>{t("milestone.planned")}</span>
            <span>{t("milestone.actual")}</span>
          </div>
        )}
        {draft.milestones.map((m) => (
          <div key={m.key} className="sheet-row milestone-row">
            <Input
              aria-label={t("milestone.name")}
              placeholder={t("milestone.name")}
              maxLength={100}
              value={m.title}
              onChange={(e) => change({ milestones: row(draft.milestones, m.key, { title: e.target.value }) })}
            />
            <Input
              aria-label={t("milestone.planned")}
              title={t("milestone.planned")}
              type="date"
              value={m.plannedOn}
              onChange={(e) => change({ milestones: row(draft.milestones, m.key, { plannedOn: e.target.value }) })}
            />
            <Input
              aria-label={t("milestone.actual")}
              title={t("milestone.actual")}
              type="date"
              value={m.doneOn}
              onChange={(e) => change({ milestones: row(draft.milestones, m.key, { doneOn: e.target.value }) })}
            />
            <Checkbox checked={m.isGate} onChange={(e) => change({ milestones: row(draft.milestones, m.key, { isGate: e.target.checked }) })}>
              {t("milestone.gate")}
            </Checkbox>
            <Button type="text" onClick={() => change({ milestones: draft.milestones.filter((r) => r.key !== m.key) })}>
              {t("sheet.remove")}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          onClick={() => change({ milestones: [...draft.milestones, { key: nextKey(draft.milestones), title: "", plannedOn: "", doneOn: "", isGate: false }] })}
        >
          {t("milestone.add")}
        </Button>
      </fieldset>
    </>
  );
}
