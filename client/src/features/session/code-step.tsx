import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hasCode } from "@/api/api-error";
import { CodeField } from "@/ui/code-field";
import { FormActions } from "@/ui/form-actions";
import { FormProblem } from "@/ui/form-problem";

type Props = { error: unknown; isPending: boolean; onSubmit: (code: string) => void };

/** Asks for the second factor: at sign-in with a password, and after an outside sign-in. */
export function CodeStep({ error, isPending, onSubmit }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(code);
      }}
    >
      {!hasCode(error, "code_wrong") && <FormProblem error={error} places={["/code"]} />}
      <CodeField value={code} onChange={setCode} error={error} isLarge />
      <FormActions label={t("signIn.verify")} isPending={isPending} error={error} isBlock />
    </form>
  );
}
