import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt } from "@/api/api-error";
import { type CalendarKind, dayOffKinds, dueKinds } from "@/api/calendar-kinds";
import { orgUnitsQuery } from "@/api/org-units";
import { Dialog, FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Once } from "@/ui/once";
import { type Account, createFeed } from "./queries";

const kinds = [...dueKinds, ...dayOffKinds];

/** Makes an address, and shows it the one time it can be seen. */
export function FeedDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useQuery(orgUnitsQuery).data ?? [];
  const [name, setName] = useState(t("feed.nameDefault"));
  const [orgUnit, setOrgUnit] = useState(account.memberships[0]?.orgUnit.code ?? "");
  const [picked, setPicked] = useState<CalendarKind[]>([]);
  const make = useMutation({ mutationFn: () => createFeed({ name, orgUnit: orgUnit || null, kinds: picked }) });
  if (make.data) {
    return (
      <Dialog
        title={t("feed.title")}
        width={640}
        footer={
          <Button type="primary" onClick={onClose}>
            {t("once.kept")}
          </Button>
        }
      >
        <Once label={t("feed.address")} value={make.data}>
          {t("feed.addressHint")}
        </Once>
        <p className="muted">{t("feed.howto")}</p>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t("feed.make")}
      ok={t("feed.make2")}
      width={520}
      isBusy={make.isPending}
      isReady={name.trim().length > 0}
      onOk={() => make.mutate()}
      onClose={onClose}
    >
      <FormProblem error={make.error} places={["/name", "/orgUnit"]} />
      <Field label={t("feed.name")} error={errorsAt(make.error, "/name")}>
        {(control) => <Input {...control} value={name} maxLength={60} onChange={(e) => setName(e.target.value)} />}
      </Field>
      <Field label={t("feed.scope")} error={errorsAt(make.error, "/orgUnit")}>
        {(control) => (
          <Select
            {...control}
            value={orgUnit}
            showSearch={{ optionFilterProp: "label" }}
            onChange={setOrgUnit}
            options={[
              { value: "", label: t("feed.scopeAll") },
              ...units.filter((u) => u.kind !== "municipality").map((u) => ({ value: u.code, label: u.shortName })),
            ]}
          />
        )}
      </Field>
      <Field label={t("feed.kinds")} hint={t("feed.kindsHint")}>
        {({ id, "aria-describedby": describedBy }) => (
          <div id={id} role="group" aria-label={t("feed.kinds")} aria-describedby={describedBy}>
            <Checkbox.Group<CalendarKind> value={picked} onChange={setPicked} options={kinds.map((value) => ({ value, label: t(`days.kind.${value}`) }))} />
          </div>
        )}
      </Field>
    </FormDialog>
  );
}
