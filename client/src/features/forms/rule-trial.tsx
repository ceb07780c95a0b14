import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api/client";
import { orgUnitsQuery } from "@/api/org-units";
import { formatPeriod } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { IndicatorName } from "@/ui/indicator-name";
import { LoadMore } from "@/ui/load-more";
import { MarkTag } from "@/ui/mark-tag";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { Operands } from "./operands";
import { type Form, trialQuery, type Trial, type Version } from "./queries";
import { RuleSentence } from "./rule-words";
import { TrialCounts } from "./trial-counts";

type Item = Schemas["RuleTrialTrial"];

const results = ["fired", "passed", "silent"] as const;
const atOnce = 200;
const limits = [20, 50, 100, 200];

/** The rules of the draft on submissions there are: what each would have said, from which figures, or why it says nothing. */
export function RuleTrial({ plan, form, isDirty }: { plan: string; form: Form; isDirty: boolean }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["tab", "orgUnit", "result", "rule", "limit"]);
  const version = form.draft ?? form.inForce;
  const limit = limits.find((n) => String(n) === values.limit) ?? 50;
  const trial = useQuery({ ...trialQuery(plan, form, values.orgUnit, limit), enabled: version !== null });
  const units = useQuery(orgUnitsQuery);
  if (!version) {
    return (
      <section className="panel fills">
        <EmptyState title={t("trial.noDraft")}>{t("trial.noDraftHint")}</EmptyState>
      </section>
    );
  }
  return (
    <section className="panel fills">
      <header>
        <div className="filters">
          <FilterSelect
            all={t("filter.owner")}
            value={values.orgUnit}
            options={(units.data ?? []).filter((u) => u.kind === "county" || u.kind === "committee").map((u) => ({ value: u.code, label: u.shortName }))}
            onChange={(v) => set("orgUnit", v)}
          />
          <FilterSelect
            all={t("trial.allResults")}
            value={values.result}
            options={results.map((r) => ({ value: r, label: t(`trialResult.${r}`) }))}
            onChange={(v) => set("result", v)}
          />
          <FilterSelect
            all={t("trial.limit", { count: 50 })}
            width={140}
            value={values.limit}
            options={limits.filter((n) => n !== 50).map((n) => ({ value: String(n), label: t("trial.limit", { count: n }) }))}
            onChange={(v) => set("limit", v)}
          />
        </div>
        <span className="muted">{t("trial.of", { no: version.no, state: t(form.draft ? "trial.draft" : "trial.inForce") })}</span>
        {isDirty && <span className="yellow">{t("trial.dirty")}</span>}
        <div className="extra">
          {trial.data && <ExportButton name={`${form.code}-rules`} rows={() => rowsOf(trial.data)} />}
          <Button loading={trial.isFetching} onClick={() => void trial.refetch()}>
            {t("trial.again")}
          </Button>
        </div>
      </header>
      {trial.isPending ? (
        <Pending />
      ) : trial.error ? (
        <ErrorState error={trial.error} onRetry={() => void trial.refetch()} />
      ) : version.rules.length === 0 ? (
        <EmptyState title={t("trial.noRules")}>{t("trial.noRulesHint")}</EmptyState>
      ) : trial.data.submissions === 0 ? (
        <EmptyState title={t("trial.none")}>{t("trial.noneHint")}</EmptyState>
      ) : (
        <>
          <TrialCounts version={version} trial={trial.data} chosen={values.rule} onChoose={(rule) => set("rule", rule)} />
          <Outcomes
            key={`${values.result} ${values.rule} ${values.orgUnit}`}
            plan={plan}
            version={version}
            items={trial.data.items.filter((i) => (!values.result || i.result === values.result) && (!values.rule || String(i.ruleNo) === values.rule))}
          />
        </>
      )}
    </section>
  );
}

const rowsOf = (trial: Trial): (string | number | null)[][] => [
  ["orgUnit", "period", "revision", "ruleNo", "lineNo", "result", "message", "operands"],
  ...trial.items.map((i) => [
    i.orgUnit.name,
    i.period,
    i.revision,
    i.ruleNo,
    i.lineNo,
    i.result,
    i.message,
    i.operands.map((o) => `${o.name}${o.period ? ` ${o.period}` : ""}=${o.value ?? ""}`).join("; "),
  ]),
];

function Outcomes({ plan, version, items }: { plan: string; version: Version; items: readonly Item[] }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(atOnce);
  const lineOf = (no: number) => version.lines.find((line) => line.no === no);
  const titleOf = (no: number) => lineOf(no)?.title ?? String(no);
  const ruleOf = (no: number) => version.rules.find((rule) => rule.no === no);
  const shown = items.slice(0, most);
  if (items.length === 0) {
    return <EmptyState title={t("state.noneMatch")} />;
  }
  return (
    <>
      <Scroll>
        <table className="data outcomes">
          <thead>
            <tr>
              <th>{t("trial.submission")}</th>
              <th className="wide-only">{t("reportForm.line")}</th>
              <th className="wide-only">{t("trial.rule")}</th>
              <th className="wide-only">{t("trial.operands")}</th>
              <th>{t("trial.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => {
              const rule = ruleOf(item.ruleNo);
              const line = lineOf(item.lineNo);
              const sentence = rule && <RuleSentence rule={{ ...rule, message: null }} line={line} titleOf={titleOf} />;
              const operands = <Operands operands={item.operands} decimals={line?.decimals} />;
              return (
                <tr key={`${item.submissionId} ${item.ruleNo}`}>
                  <td>
                    <Link className="keep" to={`/plans/${plan}/reporting/${item.submissionId}`}>
                      {item.orgUnit.shortName} {formatPeriod(item.period)}
                    </Link>
                    {item.revision > 1 && <span className="chip">{t("submission.correction", { no: item.revision })}</span>}
                    <div className="narrow-only small">
                      <span className="muted">
                        <IndicatorName name={titleOf(item.lineNo)} />
                      </span>{" "}
                      {sentence}
                    </div>
                  </td>
                  <td className="wide-only">
                    <IndicatorName name={titleOf(item.lineNo)} />
                  </td>
                  <td className="wide-only">{sentence}</td>
                  <td className="wide-only">{operands}</td>
                  <td className="outcome">
                    <MarkTag light={item.result === "fired" ? (rule?.severity === "blocking" ? "red" : "yellow") : item.result === "passed" ? "green" : "grey"}>
                      {t(`trialResult.${item.result}`)}
                    </MarkTag>
                    <div className="narrow-only small">{operands}</div>
                    {item.message && <div className={item.result === "fired" ? "small" : "muted small"}>{item.message}</div>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <LoadMore
        count={shown.length}
        pages={{ hasNextPage: items.length > most, isFetchingNextPage: false, fetchNextPage: () => Promise.resolve(setMost(most + atOnce)) }}
      />
    </>
  );
}
