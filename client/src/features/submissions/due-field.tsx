import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "@/lib/today";
import { Field } from "@/ui/field";

/** Until when a return must come back; left empty, the due date stays as it is. */
export function DueField({ value, present, onChange }: { value: string; present?: string; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const hint = present !== undefined && !isKeepable(present) ? t("approval.newDueLate") : t("approval.newDueHint");
  const error = isKeepable(value) ? [] : [t("approval.duePast")];
  return (
    <Field label={t("approval.newDue")} hint={hint} error={error}>
      {(control) => <Input {...control} type="date" min={today().format("YYYY-MM-DD")} value={value} onChange={(e) => onChange(e.target.value)} />}
    </Field>
  );
}

/** A day that can still be kept. */
export const isKeepable = (day: string): boolean => day === "" || day >= today().format("YYYY-MM-DD");
