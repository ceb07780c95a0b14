import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { blank, formatInstant } from "@/lib/format";
import { type Edits, list } from "./edits";
import { fieldName } from "./merge-dialog";
import { codeOf, type Line } from "./queries";

type Props = { title: string; edits: Edits; lines: readonly Line[]; onRestore?: () => void; onDrop: () => void };

/** What was typed and has not reached the server, in words, so that it can be judged before it is taken up or dropped. */
function LeftEdits({ title, edits, lines, onRestore, onDrop }: Props) {
  const { t } = useTranslation();
  const words = list(edits).map(({ no, field, text }) => {
    const line = lines.find((l) => l.no === no);
    return `${line ? codeOf(line) : no}${field === "value" ? "" : ` ${fieldName(field, t)}`}：${text.slice(0, 40) || blank}`;
  });
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={words.slice(0, 12).join("；") + (words.length > 12 ? " …" : "")}
      action={
        <div className="form-actions">
          {onRestore && (
            <Button size="small" type="primary" onClick={onRestore}>
              {t("entry.restore")}
            </Button>
          )}
          <Button size="small" onClick={onDrop}>
            {t("entry.drop")}
          </Button>
        </div>
      }
    />
  );
}

/** Of an earlier visit. */
export function LeftFromBefore({ at, ...props }: Omit<Props, "title"> & { at: string }) {
  const { t } = useTranslation();
  return <LeftEdits {...props} title={t("entry.left", { count: list(props.edits).length, at: formatInstant(at) })} />;
}

/** Of a form that somebody has meanwhile sent on. */
export function LeftTooLate(props: Omit<Props, "title" | "onRestore">) {
  const { t } = useTranslation();
  return <LeftEdits {...props} title={t("entry.tooLate", { count: list(props.edits).length })} />;
}
