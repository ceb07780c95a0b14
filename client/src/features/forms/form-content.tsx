import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "@/ui/facts";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { Panel } from "@/ui/panel";
import { sayCalendar } from "./calendar-words";
import { codeOf } from "./line-words";
import { PeriodDates } from "./period-dates";
import type { Version } from "./queries";
import { RuleSentence } from "./rule-words";

/** A version as it was published, for reading and for paper. */
export function FormContent({ plan, form, version }: { plan: string; form: string; version: Version }) {
  const { t } = useTranslation();
  const titleOf = (no: number) => version.lines.find((line) => line.no === no)?.title ?? String(no);
  return (
    <>
      <div className="form-top">
        <Panel title={t("reportForm.basics")} isPadded>
          <Facts
            facts={[
              [t("reportForm.calendar"), sayCalendar(t, version)],
              [t("reportForm.units"), version.reportedBy === "leads" ? t("reportedBy.leads") : version.orgUnits.map((unit) => unit.shortName).join("、")],
              [t("reportForm.evidence"), t(version.evidenceRequired ? "reportForm.evidenceRequired" : "reportForm.evidenceFree")],
              [t("reportForm.guidance"), version.guidance ?? t("reportForm.noGuidance")],
            ]}
          />
        </Panel>
        <Panel title={t("calendar.preview")}>
          <PeriodDates plan={plan} form={form} calendar={version} />
        </Panel>
      </div>
      <Panel title={t("reportForm.lines")} note={t("reportForm.linesNote", { lines: version.lines.length, rules: version.rules.length })}>
        <table className="data form-lines">
          <thead>
            <tr>
              <th className="num">{t("reportForm.no")}</th>
              <th>{t("reportForm.line")}</th>
              <th className="wide-only">{t("reportForm.unit")}</th>
              <th>{t("reportForm.rules")}</th>
            </tr>
          </thead>
          <tbody>
            {version.lines.map((line, i) => (
              <Fragment key={line.no}>
                {line.heading !== version.lines[i - 1]?.heading && (
                  <tr className="group">
                    <td colSpan={4}>{line.heading}</td>
                  </tr>
                )}
                <tr>
                  <td className="num muted">{line.no}</td>
                  <td>
                    <span className="muted nowrap">{codeOf(t, line)}</span> <IndicatorName name={line.title} />
                    {line.evidenceRequired && <span className="chip">{t("reportForm.lineEvidence")}</span>}
                    <div className="muted small narrow-only">
                      <Unit unit={line.unit} />
                    </div>
                  </td>
                  <td className="secondary nowrap wide-only">
                    <Unit unit={line.unit} />
                  </td>
                  <td>
                    <span className="rule-list">
                      {version.rules
                        .filter((rule) => rule.lineNo === line.no)
                        .map((rule) => (
                          <RuleSentence key={rule.no} rule={rule} line={line} titleOf={titleOf} />
                        ))}
                    </span>
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}
