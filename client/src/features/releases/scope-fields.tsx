import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { formatPeriod } from "@/lib/format";
import { Field } from "@/ui/field";

type Choice = { value: string; label: string };

type Props = {
  periods: readonly string[];
  through: string;
  onThrough: (period: string) => void;
  domains: readonly Choice[];
  pickedDomains: string[];
  onDomains: (picked: string[]) => void;
  chapters: readonly Choice[];
  pickedChapters: string[];
  onChapters: (picked: string[]) => void;
  /** Signed and not out yet; mostly there are none. */
  evaluations: readonly Choice[];
  pickedEvaluations: string[];
  onEvaluations: (picked: string[]) => void;
};

/** Which period, whose indicators, whose tasks and projects. */
export function ScopeFields({
  periods,
  through,
  onThrough,
  domains,
  pickedDomains,
  onDomains,
  chapters,
  pickedChapters,
  onChapters,
  evaluations,
  pickedEvaluations,
  onEvaluations,
}: Props) {
  const { t } = useTranslation();
  return (
    <div className="release-scope no-print">
      <Field label={t("release.through")} hint={t("release.throughHint")}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: 160 }}
            value={through}
            options={periods.map((period) => ({ value: period, label: formatPeriod(period) }))}
            onChange={onThrough}
          />
        )}
      </Field>
      <Choices label={t("release.domains")} choices={domains} picked={pickedDomains} onChange={onDomains} />
      <Choices label={t("release.chapters")} choices={chapters} picked={pickedChapters} onChange={onChapters} />
      {evaluations.length > 0 && <Choices label={t("release.evaluations")} choices={evaluations} picked={pickedEvaluations} onChange={onEvaluations} />}
    </div>
  );
}

function Choices({ label, choices, picked, onChange }: { label: string; choices: readonly Choice[]; picked: string[]; onChange: (picked: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="release-choices">
      <legend>
        {label}
        <Checkbox
          aria-label={`${label}: ${t("release.all")}`}
          checked={picked.length === choices.length}
          indeterminate={picked.length > 0 && picked.length < choices.length}
          onChange={(e) => onChange(e.target.checked ? choices.map((c) => c.value) : [])}
        >
          {t("release.all")}
        </Checkbox>
      </legend>
      <Checkbox.Group value={picked} onChange={onChange} options={[...choices]} />
    </fieldset>
  );
}
