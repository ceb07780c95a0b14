import "./evidence.css";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "@/ui/confirm-button";
import { Docked } from "@/ui/docked";
import { IndicatorName } from "@/ui/indicator-name";
import { FileDrop } from "@/ui/file-drop";
import { Progress } from "@/ui/progress";
import type { Draft } from "../draft";
import { codeOf, type Submission } from "../queries";
import { EvidenceList } from "./evidence-list";
import type { Attachment } from "./queries";
import { useEvidence } from "./use-evidence";

const accepted = ".pdf,.ofd,.jpg,.jpeg,.png,.webp,.gif,.docx,.xlsx,.pptx";

type Props = {
  plan: string;
  draft: Draft;
  submission: Submission;
  evidence: readonly Attachment[];
  /** Whose evidence; null for the submission as a whole, with that of its lines below. */
  lineNo: number | null;
  onClose: () => void;
};

/** The files that back a line, or the whole: seen, fetched, added and removed beside the figures. */
export function EvidencePanel({ plan, draft, submission, evidence, lineNo, onClose }: Props) {
  const { t } = useTranslation();
  const { sending, refused, add, remove, forget } = useEvidence(plan, draft);
  const canSave = submission.allowedActions.includes("save");
  const line = submission.lines.find((l) => l.no === lineNo);
  const own = evidence.filter((one) => one.lineNo === lineNo);
  const others = lineNo === null ? evidence.filter((one) => one.lineNo !== null) : [];
  const isRequired = line ? line.evidenceRequired : submission.evidenceRequired;
  const nameOf = (no: number | null) => {
    const found = submission.lines.find((l) => l.no === no);
    return found ? `${codeOf(found)} ${found.title}` : t("evidence.whole");
  };
  return (
    <Docked title={t("evidence.title")} subject={String(lineNo)} onClose={onClose}>
      <section className="stack">
        <div>
          <strong>
            <IndicatorName name={nameOf(lineNo)} />
          </strong>
          {isRequired && <span className={own.length + others.length > 0 ? "chip" : "chip red"}>{t("evidence.required")}</span>}
        </div>
        {refused.map(({ name, why }) => (
          <Alert key={name} type="error" showIcon title={t("evidence.refused", { name })} description={why} closable={{ onClose: forget }} />
        ))}
        {own.length === 0 ? (
          <p className="muted">{canSave ? t("evidence.noneYet") : t("evidence.none")}</p>
        ) : (
          <EvidenceList
            plan={plan}
            submission={submission.id}
            evidence={own}
            act={(one) =>
              canSave && (
                <ConfirmButton
                  isSmall
                  isDanger
                  label={t("evidence.remove")}
                  title={t("evidence.removeTitle", { name: one.fileName })}
                  consequence={t("evidence.removeHint")}
                  act={() => remove(one.id, one.fileName)}
                />
              )
            }
          />
        )}
        {sending && (
          <div role="status">
            <span className="small">{t("evidence.sending", { name: sending.name })}</span>
            <Progress label={t("evidence.sending", { name: sending.name })} share={sending.share} />
          </div>
        )}
        {canSave && (
          <FileDrop
            label={t("evidence.add")}
            hint={t("evidence.addHint")}
            accept={accepted}
            isMultiple
            isDisabled={sending !== null}
            onFiles={(files) => void add(lineNo, files)}
          />
        )}
      </section>
      {others.length > 0 && (
        <section>
          <h3>{t("evidence.ofLines", { count: others.length })}</h3>
          <EvidenceList plan={plan} submission={submission.id} evidence={others} lineOf={(one) => nameOf(one.lineNo)} />
        </section>
      )}
    </Docked>
  );
}
