import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { useOwnSession } from "@/api/own-session";
import { blank } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { Unit } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { formsOfQuery, sheetFields, sheetQuery } from "./queries";
import { SheetDialog } from "./sheet-dialog";

/** 指标档案: how it is counted, judged, made of the areas' figures, reported and revised, and by whom. */
export function IndicatorSheet({ plan, indicator }: { plan: string; indicator: Schemas["Indicator"] }) {
  const { t } = useTranslation();
  const mayRead = useOwnSession()?.permissions.includes("submissions.read") ?? false;
  const forms = useQuery({ ...formsOfQuery(plan, indicator.code), enabled: mayRead });
  const written = useQuery(sheetQuery(plan, indicator.code)).data;
  const [isWriting, setIsWriting] = useState(false);
  const said = sheetFields.filter((name) => written?.sheet[name]);
  const missing = written ? sheetFields.filter((name) => !written.sheet[name]).map((name) => t(`indicatorSheet.field.${name}`)) : [];
  const { aggregation, baseline, decimals, direction, accumulation, valueKind, unit, leadOrgUnit } = indicator;
  return (
    <Panel
      title={t("indicatorSheet.title")}
      extra={
        written?.mayWrite && (
          <Button type="link" size="small" onClick={() => setIsWriting(true)}>
            {t("indicatorSheet.write")}
          </Button>
        )
      }
      isPadded
    >
      {written && <Facts areSentences facts={said.map((name) => [t(`indicatorSheet.field.${name}`), written.sheet[name]])} />}
      {missing.length > 0 && (
        <p className="muted">
          {leadOrgUnit
            ? t("indicatorSheet.missing", { fields: missing.join(t("indicatorSheet.comma")), unit: leadOrgUnit.shortName })
            : t("indicatorSheet.missingNoLead", { fields: missing.join(t("indicatorSheet.comma")) })}
        </p>
      )}
      <Facts
        facts={[
          [t("indicator.unit"), unit ? <Unit unit={unit} /> : blank],
          [t("indicatorSheet.decimals"), valueKind === "number" ? t("indicatorSheet.digits", { count: decimals }) : t("indicatorSheet.completion")],
          [t("indicatorSheet.direction"), t(`indicatorSheet.is.${direction}`)],
          [t("indicatorSheet.accumulation"), t(`indicatorSheet.is.${accumulation}`)],
          [
            t("indicator.aggregation"),
            <>
              {t(`aggregation.${aggregation.kind}`)}
              {aggregation.note && <div className="secondary small">{aggregation.note}</div>}
            </>,
          ],
          [t("indicatorSheet.baseline", { year: baseline.year }), baseline.basis ?? t("indicatorSheet.own")],
          [t("indicatorSheet.contact"), leadOrgUnit?.name ?? t("slip.noLead")],
          ...(mayRead
            ? [
                [
                  t("indicatorSheet.reportedIn"),
                  (forms.data?.items ?? []).length === 0
                    ? blank
                    : forms.data?.items.map((form) => (
                        <div key={form.code}>
                          <Link className="in-text" to={`/plans/${plan}/forms/${form.code}`}>
                            {form.name}
                          </Link>{" "}
                          <span className="muted small">{t(`frequency.${form.frequency}`)}</span>
                        </div>
                      )),
                ] as const,
              ]
            : []),
        ]}
      />
      <p className="secondary small">{t("indicatorSheet.revisions")}</p>
      {written && isWriting && <SheetDialog plan={plan} written={written} onClose={() => setIsWriting(false)} />}
    </Panel>
  );
}
