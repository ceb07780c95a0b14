import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "@/ui/filter-select";
import { idOf, type Subject, type SubjectKind, subjectKinds, subjectsQuery } from "./subjects";

type Props = { plan: string; isWeekly: boolean; taken: ReadonlySet<string>; onAdd: (subject: Subject) => void };

/** Finds what a new line is about: type a code or a few characters, Enter adds it. What the form asks already is not offered, nor indicators where it is weekly. */
export function AddLine({ plan, isWeekly, taken, onAdd }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<SubjectKind>();
  const subjects = useQuery(subjectsQuery(plan));
  const kinds = subjectKinds.filter((k) => !(isWeekly && k === "indicator"));
  const offered = (subjects.data ?? []).filter((subject) => kinds.includes(subject.kind) && (!kind || subject.kind === kind) && !taken.has(idOf(subject)));
  return (
    <div className="add-line">
      <FilterSelect
        all={t("reportForm.allKinds")}
        value={kind}
        options={kinds.map((k) => ({ value: k, label: t(`subjectKind.${k}`) }))}
        onChange={(next) => setKind(kinds.find((k) => k === next))}
      />
      <Select
        aria-label={t("reportForm.addLine")}
        showSearch={{ optionFilterProp: "label" }}
        loading={subjects.isPending}
        status={subjects.error ? "error" : ""}
        placeholder={t(subjects.error ? "state.failed" : "reportForm.addLinePlaceholder")}
        value={null}
        options={offered.map((subject) => ({ value: idOf(subject), label: `${t(`subjectKind.${subject.kind}`)} ${subject.code} ${subject.title}` }))}
        onChange={(id: string | null) => {
          const subject = offered.find((s) => idOf(s) === id);
          if (subject) {
            onAdd(subject);
          }
        }}
      />
    </div>
  );
}
