import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { changeSession } from "@/api/query-client";
import { ErrorState } from "@/ui/states";
import { CodeStep } from "./code-step";
import { enterCode, refreshSession, signOut } from "./queries";

type Step = Schemas["SessionStep"];

type Props = {
  session: Schemas["Session"];
  /** Everything is done and the person has seen it. */
  onFinished: () => void;
  /** The steps that concern the account. */
  children: (step: Exclude<Step, "enterCode">, onDone: () => void) => ReactNode;
};

/**
 * What stands between a signed-in person and the rest: a code, a new password, an authenticator app. The list is kept as it was at
 * the beginning: a step that the server already counts as done may still have something to show, as recovery codes are.
 */
export function StepsPage({ session, onFinished, children }: Props) {
  const { t } = useTranslation();
  const [steps, setSteps] = useState(session.steps);
  const [done, setDone] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = steps[done];
  const next = useMutation({
    mutationFn: refreshSession,
    onSuccess: (fresh) => {
      if (!fresh || fresh.steps.length === 0) {
        onFinished();
        return;
      }
      setSteps([...steps.slice(0, done + 1), ...fresh.steps]);
      setDone(done + 1);
    },
  });
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => changeSession(null) });
  useEffect(() => {
    if (step) {
      document.title = `${t(`steps.${step}`)} · 蓝图 Lantu`;
    }
    if (done > 0) {
      heading.current?.focus();
    }
  }, [step, done, t]);
  if (!step) {
    return null;
  }
  return (
    <main className="sign-in">
      <div className="panel card narrow">
        <div>
          <div className="steps-head">
            <span className="strong">蓝图 Lantu</span>
            <span className="muted">{session.user.displayName}</span>
            <Button type="link" size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
              {t("session.signOut")}
            </Button>
          </div>
          {steps.length > 1 && <p className="muted small progress">{t("steps.progress", { no: done + 1, total: steps.length })}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {t(`steps.${step}`)}
          </h1>
          {next.error ? (
            <ErrorState error={next.error} onRetry={() => next.mutate()} />
          ) : (
            <>
              <p className="secondary tagline">{t(`stepsWhy.${step}`)}</p>
              {step === "enterCode" ? <EnterCode onDone={() => next.mutate()} /> : children(step, () => next.mutate())}
            </>
          )}
        </div>
      </div>
    </main>
  );
}

function EnterCode({ onDone }: { onDone: () => void }) {
  const submit = useMutation({ mutationFn: enterCode, onSuccess: onDone });
  return <CodeStep error={submit.error} isPending={submit.isPending} onSubmit={(code) => submit.mutate(code)} />;
}
