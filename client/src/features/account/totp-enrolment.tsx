import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { CodeField } from "@/ui/code-field";
import { CopyButton } from "@/ui/copy-button";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";
import { type Account, confirmTotp, proposeTotp } from "./queries";
import { Reauthentication } from "./reauthentication";
import { RecoveryCodes } from "./recovery-codes";

const QrCode = lazy(async () => ({ default: (await import("./qr-code")).QrCode }));

type Props = {
  account: Account;
  onDone: () => void;
  onCancel?: (() => void) | undefined;
  /** From here on there is no way back: the new app is in use and its recovery codes are on screen. */
  onEnrolled?: () => void;
};

/** Who are you → scan and give the first code → take the recovery codes along. */
export function TotpEnrolment({ account, onDone, onCancel, onEnrolled }: Props) {
  // As it was at the beginning: once enrolled, the account changes under way.
  const [before] = useState(account);
  const propose = useMutation({ mutationFn: proposeTotp });
  const confirm = useMutation({ mutationFn: confirmTotp, onSuccess: onEnrolled });
  if (confirm.data) {
    return <RecoveryCodes userName={account.user.userName} codes={confirm.data} onDone={onDone} />;
  }
  if (propose.data) {
    return <Scan proposal={propose.data} isPending={confirm.isPending} error={confirm.error} onSubmit={(code) => confirm.mutate(code)} onCancel={onCancel} />;
  }
  return (
    <Reauthentication account={before} isPending={propose.isPending} error={propose.error} onSubmit={(proof) => propose.mutate(proof)} onCancel={onCancel} />
  );
}

type ScanProps = {
  proposal: Schemas["TotpProposal"];
  isPending: boolean;
  error: unknown;
  onSubmit: (code: string) => void;
  onCancel?: (() => void) | undefined;
};

function Scan({ proposal, isPending, error, onSubmit, onCancel }: ScanProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(code);
      }}
    >
      <FormProblem error={error} places={["/code"]} />
      <ol className="scan">
        <li>
          {t("totp.scan")}
          <div className="qr-box">
            <Suspense fallback={<div className="qr" />}>
              <QrCode text={proposal.uri} label={t("totp.qr")} />
            </Suspense>
          </div>
          <p className="narrow-only">
            <a href={proposal.uri}>{t("totp.openHere")}</a>
          </p>
          <div className="muted small">{t("totp.byHand")}</div>
          <div className="secret">
            <code aria-label={t("totp.secret")}>{proposal.secret.match(/.{1,4}/g)?.join(" ")}</code>
            <CopyButton size="small" text={proposal.secret} label={t("totp.copySecret")} />
          </div>
        </li>
        <li>
          {t("totp.first")}
          <CodeField value={code} onChange={setCode} error={error} mayRecover={false} />
        </li>
      </ol>
      <FormActions label={t("totp.finish")} isPending={isPending} error={error} onCancel={onCancel} />
    </form>
  );
}
