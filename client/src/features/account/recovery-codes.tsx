import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox } from "antd";
import dayjs from "dayjs";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "@/lib/csv";
import { CopyButton } from "@/ui/copy-button";

type Props = { userName: string; codes: readonly string[]; onDone: () => void };

/** Ten codes, seen this once: they are taken along before the person goes on. */
export function RecoveryCodes({ userName, codes, onDone }: Props) {
  const { t } = useTranslation();
  const [isSaved, setIsSaved] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const title = t("recovery.of", { name: userName });
  const text = [title, dayjs().format("YYYY-MM-DD HH:mm"), "", ...codes, "", t("recovery.once"), ""].join("\r\n");
  return (
    <div className="print-alone">
      <h3 className="section-title" ref={heading} tabIndex={-1}>
        {t("recovery.title")}
      </h3>
      <p className="print-only">
        {title} · {dayjs().format("YYYY-MM-DD HH:mm")}
      </p>
      <Alert className="failure" type="warning" showIcon title={t("recovery.shownOnce")} description={t("recovery.why")} />
      <ol className="recovery-codes" aria-label={t("recovery.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="form-actions start">
        <CopyButton text={codes.join("\n")} label={t("recovery.copy")} />
        <Button icon={<DownloadOutlined />} onClick={() => download(`lantu-recovery-codes-${userName}.txt`, `\ufeff${text}`, "text/plain;charset=utf-8")}>
          {t("recovery.download")}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("action.print")}
        </Button>
      </div>
      <div className="form-actions confirm">
        <Checkbox checked={isSaved} onChange={(e) => setIsSaved(e.target.checked)}>
          {t("recovery.saved")}
        </Checkbox>
        <Button type="primary" disabled={!isSaved} onClick={onDone}>
          {t("recovery.finish")}
        </Button>
      </div>
    </div>
  );
}
