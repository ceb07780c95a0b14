import "./evidence.css";
import { FileTextOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/format";
import { ActorName } from "@/ui/actor-name";
import { IndicatorName } from "@/ui/indicator-name";
import { formatSize, kindOf } from "./file-size";
import { type Attachment, contentAddress } from "./queries";

type Props = {
  plan: string;
  submission: string;
  evidence: readonly Attachment[];
  /** What a file backs, where files of several lines stand together. */
  lineOf?: (attachment: Attachment) => string;
  isNew?: (attachment: Attachment) => boolean;
  act?: (attachment: Attachment) => ReactNode;
};

/** Files with what can be said of each: what it is, how large, by whom and when, and the beginning of its SHA-256. */
export function EvidenceList({ plan, submission, evidence, lineOf, isNew, act }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="evidence-list">
      {evidence.map((one) => (
        <li key={one.id}>
          <FileTextOutlined />
          <div>
            <a href={contentAddress(plan, submission, one.id)} download={one.fileName} title={t("evidence.download")}>
              {one.fileName}
            </a>
            {isNew?.(one) && <span className="chip">{t("evidence.new")}</span>}
            <div className="muted small">
              {lineOf && (
                <span className="secondary">
                  <IndicatorName name={lineOf(one)} /> ·{" "}
                </span>
              )}
              {t(`evidence.kind.${kindOf(one.mediaType)}`)} {formatSize(one.size)} ·{" "}
              <ActorName name={one.addedBy.displayName} onBehalfOf={one.addedBy.onBehalfOf} program={one.addedBy.program} /> {formatInstant(one.addedAt)} ·{" "}
              <span className="nowrap" title={`SHA-256 ${one.sha256}`}>
                SHA-256 {one.sha256.slice(0, 8)}
              </span>
            </div>
            {one.note && <div className="small">{one.note}</div>}
          </div>
          {act?.(one)}
        </li>
      ))}
    </ul>
  );
}
