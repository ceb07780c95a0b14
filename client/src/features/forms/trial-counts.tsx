import { useTranslation } from "react-i18next";
import { IndicatorName } from "@/ui/indicator-name";
import type { Trial, Version } from "./queries";
import { RuleSentence } from "./rule-words";

type Props = { version: Version; trial: Trial; chosen: string | undefined; onChoose: (rule: string | undefined) => void };

/** How often each rule hits, holds and stays silent; choosing one shows only it. */
export function TrialCounts({ version, trial, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const titleOf = (no: number) => version.lines.find((line) => line.no === no)?.title ?? String(no);
  const count = (rule: number, result: "fired" | "passed" | "silent") => trial.items.filter((i) => i.ruleNo === rule && i.result === result).length;
  return (
    <details className="trial-counts" open={version.rules.length <= 12 || undefined}>
      <summary>{t("trial.summary", { submissions: trial.submissions, fired: trial.fired, passed: trial.passed, silent: trial.silent })}</summary>
      <table className="data">
        <thead>
          <tr>
            <th className="wide-only">{t("reportForm.line")}</th>
            <th>{t("trial.rule")}</th>
            <th className="num">{t("trialResult.fired")}</th>
            <th className="num">{t("trialResult.passed")}</th>
            <th className="num">{t("trialResult.silent")}</th>
            <th className="acts">{t("submission.action")}</th>
          </tr>
        </thead>
        <tbody>
          {version.rules.map((rule) => {
            const isChosen = String(rule.no) === chosen;
            const fired = count(rule.no, "fired");
            return (
              <tr key={rule.no} className={isChosen ? "chosen" : undefined}>
                <td className="wide-only">
                  <IndicatorName name={titleOf(rule.lineNo)} />
                </td>
                <td>
                  <div className="narrow-only muted small">{titleOf(rule.lineNo)}</div>
                  <RuleSentence rule={{ ...rule, message: null }} line={version.lines.find((line) => line.no === rule.lineNo)} titleOf={titleOf} />
                </td>
                <td className={fired > 0 ? "num strong" : "num muted"}>{fired}</td>
                <td className="num">{count(rule.no, "passed")}</td>
                <td className="num muted">{count(rule.no, "silent")}</td>
                <td className="acts">
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={isChosen}
                    aria-label={t("trial.onlyOf", { no: rule.no })}
                    onClick={() => onChoose(isChosen ? undefined : String(rule.no))}
                  >
                    {t(isChosen ? "trial.all" : "trial.only")}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
