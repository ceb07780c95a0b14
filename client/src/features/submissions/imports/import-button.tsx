import { ImportOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { formatInstant } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { FileDrop } from "@/ui/file-drop";
import { FormProblem } from "@/ui/form-problem";
import { Progress } from "@/ui/progress";
import { openImportsQuery } from "./queries";
import { useSending } from "./use-sending";

type Props = {
  plan: string;
  /** The submission to come back to. */
  from?: string;
  /** Brings to the server what is not there yet; false when it could not. */
  before?: () => Promise<boolean>;
};

/** Takes a file of lines in and leads to what it would change. */
export function ImportButton({ plan, from, before }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const open = async () => {
    if ((await before?.()) !== false) {
      setIsOpen(true);
    }
  };
  return (
    <>
      <Button icon={<ImportOutlined />} onClick={() => void open()}>
        {t("import.open")}
      </Button>
      {isOpen && <ImportDialog plan={plan} from={from} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ImportDialog({ plan, from, onClose }: { plan: string; from: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = (id: string) => `/plans/${plan}/imports/${id}${from ? `?from=${from}` : ""}`;
  const { sending, send, stop } = useSending(plan, (id) => void navigate(address(id)));
  const begun = useQuery(openImportsQuery(plan));
  const [continued, setContinued] = useState<string | null>(null);
  const isSending = sending.kind === "sending";
  return (
    <Dialog
      title={t("import.title")}
      width={560}
      onClose={isSending ? undefined : onClose}
      footer={isSending ? <Button onClick={stop}>{t("import.stop")}</Button> : <Button onClick={onClose}>{t("action.close")}</Button>}
    >
      {sending.kind === "refused" &&
        (sending.error ? <FormProblem error={sending.error} /> : <Alert className="failure" type="error" showIcon title={t("import.unknownFile")} />)}
      {isSending ? (
        <div className="stack" role="status">
          <span>{t("import.sending", { name: sending.name })}</span>
          <Progress label={t("import.sending", { name: sending.name })} share={sending.share} />
          {sending.share === 1 && <span className="muted small">{t("import.judging")}</span>}
        </div>
      ) : sending.kind === "broken" ? (
        <Alert
          type="warning"
          showIcon
          title={t("import.broken", { name: sending.name })}
          description={sending.id ? t("import.brokenKept") : t("import.brokenNothing")}
          action={
            <Button type="primary" autoFocus onClick={() => void send(sending.file, sending.id)}>
              {sending.id ? t("import.continue") : t("import.again")}
            </Button>
          }
        />
      ) : (
        <FileDrop
          label={continued ? t("import.chooseSame") : t("import.choose")}
          hint={continued ? t("import.chooseSameHint") : t("import.chooseHint")}
          accept={continued ? ".ndjson,.jsonl" : ".xlsx,.csv,.ndjson,.jsonl"}
          isPrimary
          onFiles={([file]) => file && void send(file, continued)}
        />
      )}
      {!isSending && (begun.data?.length ?? 0) > 0 && (
        <section>
          <h3 className="small secondary">{t("import.begun")}</h3>
          <ul className="import-begun">
            {begun.data?.slice(0, 5).map((one) => (
              <li key={one.id}>
                <span>
                  {formatInstant(one.createdAt)}　<span className="muted">{t(`import.format.${one.format}`)}</span>
                </span>
                {one.state === "receiving" ? (
                  <>
                    <span className="yellow">{t("import.received", { count: one.receivedLines })}</span>
                    <Button size="small" onClick={() => setContinued(one.id)}>
                      {t("import.continue")}
                    </Button>
                  </>
                ) : (
                  <>
                    <span className="muted">{t("import.unconfirmed")}</span>
                    <Button size="small" onClick={() => void navigate(address(one.id))}>
                      {t("import.look")}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="muted small">{t("import.hint")}</p>
    </Dialog>
  );
}
