import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { Panel } from "@/ui/panel";
import { itemsQuery } from "./queries";
import type { ItemDraft, SchemeDraft } from "./scheme-draft";
import { changed, kindsOf, without } from "./scheme-fields";

type Props = { plan: string; draft: SchemeDraft; error: Error | null; onChange: (draft: SchemeDraft) => void };

const scored = ["indicators", "tasks", "projects"] as const;
const keyOf = (item: { list: string; code: string }) => `${item.list} ${item.code}`;

/** 单项规定: a weight or a function for one indicator, task or project; 0 takes it out. */
export function ItemFields({ plan, draft, error, onChange }: Props) {
  const { t } = useTranslation();
  const items = useQuery(itemsQuery(plan)).data ?? [];
  const named = new Set(draft.items.map(keyOf));
  const titleOf = new Map(items.map((one) => [keyOf(one), one.title]));
  return (
    <Panel title={t("scheme.items")} note={t("scheme.itemsHint")} isPadded>
      {draft.items.map((item, index) => (
        <ItemRow
          key={keyOf(item)}
          item={item}
          name={`${t(`evaluationList.${item.list}`)} ${item.code} ${titleOf.get(keyOf(item)) ?? ""}`}
          errors={["", "/weight", "/code", "/list", "/function/points", "/function/shares"].flatMap(
            (member) => errorsAt(error, `/content/items/${index}${member}`) ?? [],
          )}
          onChange={(change) => onChange({ ...draft, items: changed(draft.items, index, change) })}
          onRemove={() => onChange({ ...draft, items: without(draft.items, index) })}
        />
      ))}
      <Select
        aria-label={t("scheme.addItem")}
        className="scheme-add"
        showSearch={{ optionFilterProp: "label" }}
        value=""
        options={[
          { value: "", label: t("scheme.addItem") },
          ...scored.map((list) => ({
            label: t(`evaluationList.${list}`),
            options: items
              .filter((one) => one.list === list && !named.has(keyOf(one)))
              .map((one) => ({ value: keyOf(one), label: `${one.code} ${one.title}` })),
          })),
        ]}
        onChange={(key: string) => {
          const one = items.find((item) => keyOf(item) === key);
          if (one) {
            onChange({ ...draft, items: [...draft.items, { list: one.list, code: one.code, weight: "", kind: "", points: "", shares: "" }] });
          }
        }}
      />
    </Panel>
  );
}

function ItemRow({
  item,
  name,
  errors,
  onChange,
  onRemove,
}: {
  item: ItemDraft;
  name: string;
  errors: string[];
  onChange: (change: Partial<ItemDraft>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  // Of what type an indicator's target is the scheme does not say: what does not fit it scores by its own function, and the line says so.
  const kinds = item.list === "indicators" ? kindsOf.raise : kindsOf.works;
  return (
    <div className="scheme-item">
      <div className="strong">{name}</div>
      <div className="scheme-row">
        <Input
          aria-label={`${name} ${t("scheme.itemWeight")}`}
          className="short"
          inputMode="decimal"
          maxLength={10}
          placeholder={t("scheme.itemWeight")}
          value={item.weight}
          onChange={(e) => onChange({ weight: e.target.value })}
        />
        <Select
          aria-label={`${name} ${t("scheme.functions")}`}
          className="short"
          popupMatchSelectWidth={false}
          value={item.kind}
          options={[{ value: "" as const, label: t("scheme.itemDefault") }, ...kinds.map((value) => ({ value, label: t(`scoringKind.${value}`) }))]}
          onChange={(kind) => onChange({ kind })}
        />
        {item.kind === "deduction" && (
          <Input
            aria-label={`${name} ${t("scheme.points")}`}
            className="short"
            inputMode="decimal"
            maxLength={10}
            placeholder={t("scheme.points")}
            value={item.points}
            onChange={(e) => onChange({ points: e.target.value })}
          />
        )}
        {item.kind === "path" && (
          <Input
            aria-label={`${name} ${t("scheme.shares")}`}
            maxLength={60}
            placeholder={t("scheme.sharesHint")}
            value={item.shares}
            onChange={(e) => onChange({ shares: e.target.value })}
          />
        )}
        <Button onClick={onRemove} aria-label={`${t("action.remove")} ${name}`}>
          {t("action.remove")}
        </Button>
      </div>
      {errors.length > 0 && <div className="red small">{errors.join(" ")}</div>}
    </div>
  );
}
