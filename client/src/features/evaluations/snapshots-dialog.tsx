import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorsAt, explain } from "@/api/api-error";
import { createSnapshot, removeSnapshot, snapshotsQuery } from "@/api/snapshots";
import { formatAsOf } from "@/lib/as-of";
import { today } from "@/lib/today";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";

/** 快照: days under names, to be chosen wherever one looks as of a day. A name holds no data: what was known then can always be asked. */
export function SnapshotsDialog({ plan, onClose }: { plan: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const snapshots = useQuery(snapshotsQuery(plan)).data ?? [];
  const [name, setName] = useState("");
  const [day, setDay] = useState("");
  const refresh = () => client.invalidateQueries({ queryKey: snapshotsQuery(plan).queryKey });
  const adding = useMutation({
    mutationFn: () => createSnapshot(plan, name.trim(), day),
    onSuccess: () => {
      setName("");
      setDay("");
    },
    onSettled: refresh,
  });
  const removing = useMutation({
    mutationFn: (id: string) => removeSnapshot(plan, id),
    onError: (error) => message.error(explain(error, t("state.failed"))),
    onSettled: refresh,
  });
  const { error } = adding;
  return (
    <Dialog title={t("snapshot.title")} width={560} onClose={onClose}>
      <p className="muted">{t("snapshot.gist")}</p>
      {snapshots.length > 0 && (
        <table className="data">
          <tbody>
            {snapshots.map((snapshot) => (
              <tr key={snapshot.id}>
                <td>{snapshot.name}</td>
                <td className="secondary nowrap">{formatAsOf(snapshot.asOf)}</td>
                <td className="num">
                  <Button
                    size="small"
                    aria-label={t("snapshot.remove", { name: snapshot.name })}
                    loading={removing.isPending && removing.variables === snapshot.id}
                    onClick={() => removing.mutate(snapshot.id)}
                  >
                    {t("action.remove")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate();
        }}
      >
        <FormProblem error={error} places={["/name", "/asOf"]} />
        <div className="field-row">
          <Field label={t("snapshot.name")} error={errorsAt(error, "/name")}>
            {(control) => <Input {...control} maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />}
          </Field>
          <Field label={t("evaluation.day")} error={errorsAt(error, "/asOf")}>
            {(control) => <Input {...control} type="date" max={today().format("YYYY-MM-DD")} value={day} onChange={(e) => setDay(e.target.value)} />}
          </Field>
        </div>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" disabled={name.trim() === "" || day === ""} loading={adding.isPending}>
            {t("snapshot.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
