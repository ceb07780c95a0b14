import { Button, Input, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { Field } from "@/ui/field";
import type { Taker } from "./draft";

type Props = {
  taker: Taker;
  index: number;
  options: { value: string; label: string }[];
  error: unknown;
  onChange: (taker: Taker) => void;
  onRemove?: (() => void) | undefined;
};

/** A department that takes over: one that is there, or one that begins on the day. */
export function TakerFields({ taker, index, options, error, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { found } = taker;
  const name = (part: Partial<NonNullable<Taker["found"]>>) => onChange({ found: { code: "", name: "", shortName: "", ...found, ...part } });
  return (
    <fieldset className="taker">
      <legend>
        {t("orgUnit.taker", { no: index + 1 })}{" "}
        {onRemove && (
          <Button size="small" type="link" onClick={onRemove}>
            {t("action.remove")}
          </Button>
        )}
      </legend>
      <Segmented
        size="small"
        value={found ? "new" : "there"}
        onChange={(which) => (which === "new" ? name({}) : onChange({}))}
        options={[
          { value: "there", label: t("orgUnit.there") },
          { value: "new", label: t("orgUnit.new") },
        ]}
      />
      {found ? (
        <div className="triple-fields">
          <Field label={t("orgUnit.name")} error={errorsAt(error, `/to/${index}/found/name`)}>
            {(control) => <Input {...control} maxLength={60} value={found.name} onChange={(e) => name({ name: e.target.value })} />}
          </Field>
          <Field label={t("orgUnit.shortName")} error={errorsAt(error, `/to/${index}/found/shortName`)}>
            {(control) => <Input {...control} maxLength={30} value={found.shortName} onChange={(e) => name({ shortName: e.target.value })} />}
          </Field>
          <Field label={t("orgUnit.code")} hint={t("orgUnit.codeHint")} error={errorsAt(error, `/to/${index}/found/code`)}>
            {(control) => <Input {...control} maxLength={40} spellCheck={false} value={found.code} onChange={(e) => name({ code: e.target.value.trim() })} />}
          </Field>
        </div>
      ) : (
        <Field label={t("reassign.to")} error={errorsAt(error, `/to/${index}/orgUnit`)}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("reassign.chooseUnit")}
              value={taker.orgUnit ?? null}
              options={options}
              onChange={(orgUnit) => onChange({ orgUnit: orgUnit ?? undefined })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
