import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { blank, formatFigure, formatPeriod } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { type Light, LightMark } from "@/ui/light";
import { QuickFilters } from "@/ui/quick-filters";
import { Scroll } from "@/ui/scroll";
import { EmptyState } from "@/ui/states";
import type { ReleaseChange } from "./queries";

const kinds = ["corrected", "withdrawn", "computed", "light", "added"] as const satisfies readonly ReleaseChange["kind"][];
const page = 100;

/** Turned lights are counted with whatever else has changed there. */
const isOf = (change: ReleaseChange, kind: ReleaseChange["kind"]) =>
  change.kind === kind || (kind === "light" && change.lightBefore !== null && change.lightAfter !== null && change.lightBefore !== change.lightAfter);

const figure = (shown: Schemas["ShownFigure"] | null) => (shown ? (shown.value === null ? (shown.text ?? blank) : formatFigure(shown.value)) : blank);

/** What the public sees otherwise than before, corrections first: they are what has to be explained. */
export function ChangeTable({ name, changes }: { name: string; changes: readonly ReleaseChange[] }) {
  const { t } = useTranslation();
  const { values, set, setAll, isFiltered } = useUrlFilters(["kind", "area"]);
  const [shown, setShown] = useState(page);
  const pressed = kinds.filter((kind) => values.kind?.split(",").includes(kind));
  const areas = [...new Map(changes.flatMap((c) => (c.area ? [[c.area, c.areaName ?? c.area] as const] : []))).entries()];
  const listed = changes
    .filter((c) => (pressed.length === 0 || pressed.some((kind) => isOf(c, kind))) && (!values.area || c.area === values.area))
    .map((change, index) => ({ change, index }))
    .sort((a, b) => kinds.indexOf(a.change.kind) - kinds.indexOf(b.change.kind) || a.index - b.index)
    .map(({ change }) => change);
  return (
    <>
      <div className="release-tools no-print">
        <QuickFilters
          label={t("release.kindOfChange")}
          filters={kinds.map((kind) => ({ value: kind, label: t(`releaseChange.${kind}`), count: changes.filter((c) => isOf(c, kind)).length }))}
          pressed={pressed}
          onChange={(next) => set("kind", next.join(",") || undefined)}
        />
        {areas.length > 1 && (
          <FilterSelect
            all={t("release.anyArea")}
            value={values.area}
            options={areas.map(([value, label]) => ({ value, label }))}
            onChange={(v) => set("area", v)}
          />
        )}
        {listed.length > 0 && (
          <div className="end">
            <ExportButton
              name={name}
              rows={() => [
                ["kind", "subject", "code", "title", "unit", "area", "period", "before", "after", "lightBefore", "lightAfter", "figureId"],
                ...listed.map((c) => [
                  t(`releaseChange.${c.kind}`),
                  t(`subject.${c.subject}`),
                  c.code,
                  c.title,
                  c.unit,
                  c.areaName,
                  c.period,
                  c.before?.value ?? c.before?.text,
                  c.after?.value ?? c.after?.text,
                  c.lightBefore && t(`light.${c.lightBefore}`),
                  c.lightAfter && t(`light.${c.lightAfter}`),
                  c.after?.id,
                ]),
              ]}
            />
          </div>
        )}
      </div>
      {listed.length === 0 ? (
        <EmptyState title={t(isFiltered ? "state.noneMatch" : "release.nothingChanges")}>
          {isFiltered ? <Button onClick={() => setAll({ kind: undefined, area: undefined })}>{t("filter.clear")}</Button> : t("release.nothingChangesHint")}
        </EmptyState>
      ) : (
        <Scroll>
          <table className="data release-changes">
            <thead>
              <tr>
                <th>{t("release.change")}</th>
                <th>{t("release.what")}</th>
                <th className="wide-only">{t("release.area")}</th>
                <th className="wide-only">{t("release.period")}</th>
                <th className="num">{t("release.before")}</th>
                <th className="num">{t("release.after")}</th>
                <th>{t("release.light")}</th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, shown).map((c) => (
                <ChangeRow key={`${c.kind} ${c.subject} ${c.code} ${c.area} ${c.period}`} change={c} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {listed.length > shown && (
        <footer className="more no-print">
          <span className="muted">{t("more.loaded", { count: shown })}</span>
          <Button onClick={() => setShown(shown + 5 * page)}>{t("release.showMore", { count: listed.length - shown })}</Button>
        </footer>
      )}
    </>
  );
}

function ChangeRow({ change }: { change: ReleaseChange }) {
  const { t } = useTranslation();
  const place = [change.areaName, change.period && formatPeriod(change.period)].filter(Boolean).join(" · ");
  return (
    <tr>
      <td className="nowrap">
        <span className={`release-kind ${change.kind}`}>{t(`releaseChange.${change.kind}`)}</span>
      </td>
      <td className="what">
        <span className="muted">
          {t(`subject.${change.subject}`)} {change.code}
        </span>{" "}
        <IndicatorName name={change.title} />
        {change.unit && (
          <span className="muted small">
            {" "}
            <Unit unit={change.unit} />
          </span>
        )}
        {place && <div className="secondary small narrow-only">{place}</div>}
      </td>
      <td className="nowrap wide-only">{change.areaName ?? blank}</td>
      <td className="nowrap wide-only">{formatPeriod(change.period)}</td>
      <td className={`num nowrap ${change.kind === "corrected" || change.kind === "withdrawn" ? "gone" : "muted"}`}>{figure(change.before)}</td>
      <td className="num nowrap strong">{figure(change.after)}</td>
      <td className="nowrap">
        <Lights before={change.lightBefore} after={change.lightAfter} />
      </td>
    </tr>
  );
}

function Lights({ before, after }: { before: Light | null; after: Light | null }) {
  const { t } = useTranslation();
  const one = (light: Light) => (
    <span className="release-light">
      <LightMark light={light} />
      <span className="wide-only">{t(`light.${light}`)}</span>
      <span className="sr narrow-only">{t(`light.${light}`)}</span>
    </span>
  );
  if (!before || !after || before === after) {
    return after ? one(after) : before ? one(before) : blank;
  }
  return (
    <>
      {one(before)} → {one(after)}
    </>
  );
}
