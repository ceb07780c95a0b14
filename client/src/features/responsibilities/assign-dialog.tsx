import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, errorsAt } from "@/api/api-error";
import { orgUnitsQuery } from "@/api/org-units";
import { today } from "@/lib/today";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { changeResponsibilities, type Responsibility } from "./queries";

const places = ["/reason", "/effectiveOn"];

/** One act, whose one row is done or refused. */
function useChange(plan: string, done: string, onClose: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (body: Parameters<typeof changeResponsibilities>[1]) => {
      const { ended, assigned } = await changeResponsibilities(plan, body);
      const problem = [...ended, ...assigned].find((row) => row.problem)?.problem;
      if (problem) {
        throw new ApiError(409, problem);
      }
    },
    onSuccess: async () => {
      void message.success(done);
      onClose();
      await client.invalidateQueries({ queryKey: ["plans", plan] });
    },
  });
}

function DayAndReason({
  day,
  reason,
  error,
  onDay,
  onReason,
}: {
  day: string;
  reason: string;
  error: unknown;
  onDay: (day: string) => void;
  onReason: (reason: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="pair-fields">
      <Field label={t("reassign.on")} error={errorsAt(error, "/effectiveOn")}>
        {(control) => <Input {...control} type="date" min={today().format("YYYY-MM-DD")} value={day} onChange={(e) => onDay(e.target.value)} />}
      </Field>
      <Field label={t("reassign.reason")} error={errorsAt(error, "/reason")}>
        {(control) => <Input {...control} maxLength={2000} value={reason} onChange={(e) => onReason(e.target.value)} />}
      </Field>
    </div>
  );
}

/** Gives one subject to one unit more. */
export function AssignDialog({ plan, responsibilities, onClose }: { plan: string; responsibilities: readonly Responsibility[]; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery);
  const [subject, setSubject] = useState<string | null>(null);
  const [orgUnit, setOrgUnit] = useState<string | null>(null);
  const [role, setRole] = useState<Responsibility["role"]>("support");
  const [day, setDay] = useState(today().format("YYYY-MM-DD"));
  const [reason, setReason] = useState("");
  const assigning = useChange(plan, t("assign.done"), onClose);
  const subjects = [
    ...new Map(responsibilities.filter((r) => r.subject.kind !== "commitment").map((r) => [`${r.subject.kind} ${r.subject.code}`, r.subject])).entries(),
  ];
  const chosen = subjects.find(([key]) => key === subject)?.[1];
  return (
    <FormDialog
      title={t("assign.title")}
      ok={t("assign.ok")}
      width={640}
      isBusy={assigning.isPending}
      isReady={chosen !== undefined && orgUnit !== null && reason.trim() !== "" && day !== ""}
      onOk={() =>
        chosen &&
        orgUnit &&
        assigning.mutate({ effectiveOn: day, reason: reason.trim(), end: [], assign: [{ subjectKind: chosen.kind, subject: chosen.code, orgUnit, role }] })
      }
      onClose={onClose}
    >
      <FormProblem error={assigning.error} places={places} />
      <Field label={t("responsibility.subject")}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("assign.chooseSubject")}
            value={subject}
            options={subjects.map(([value, s]) => ({ value, label: `${t(`subject.${s.kind}`)} ${s.code} ${s.title}` }))}
            onChange={(key) => setSubject(key)}
          />
        )}
      </Field>
      <div className="pair-fields">
        <Field label={t("responsibility.unit")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              loading={units.isPending}
              placeholder={t("reassign.chooseUnit")}
              value={orgUnit}
              options={(units.data ?? []).filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName }))}
              onChange={(code) => setOrgUnit(code)}
            />
          )}
        </Field>
        <Field label={t("responsibility.role")} hint={role === "lead" ? t("assign.leadHint") : undefined}>
          {(control) => (
            <Select
              {...control}
              value={role}
              options={[
                { value: "lead" as const, label: t("role.lead") },
                { value: "support" as const, label: t("role.support") },
              ]}
              onChange={(value) => setRole(value)}
            />
          )}
        </Field>
      </div>
      <DayAndReason day={day} reason={reason} error={assigning.error} onDay={setDay} onReason={setReason} />
    </FormDialog>
  );
}

/** Ends one responsibility; every day before it stays as it was. */
export function EndDialog({ plan, responsibility, onClose }: { plan: string; responsibility: Responsibility; onClose: () => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState(today().format("YYYY-MM-DD"));
  const [reason, setReason] = useState("");
  const ending = useChange(plan, t("assign.ended"), onClose);
  const { id, version, orgUnit, role, subject } = responsibility;
  return (
    <FormDialog
      title={t("assign.endTitle")}
      ok={t("assign.end")}
      isDanger
      isBusy={ending.isPending}
      isReady={reason.trim() !== "" && day !== ""}
      onOk={() => ending.mutate({ effectiveOn: day, reason: reason.trim(), end: [{ id, version }], assign: [] })}
      onClose={onClose}
    >
      <FormProblem error={ending.error} places={places} />
      <p>{t("assign.endWords", { unit: orgUnit.shortName, role: t(`role.${role}`), subject: `${subject.code} ${subject.title}` })}</p>
      <DayAndReason day={day} reason={reason} error={ending.error} onDay={setDay} onReason={setReason} />
    </FormDialog>
  );
}
