import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Radio } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { errorsAt } from "@/api/api-error";
import { evaluationsKey } from "@/api/evaluations";
import { formatInstant, formatPeriod } from "@/lib/format";
import { FormDialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { createRelease, type ReleasePreview, type ReleaseScope, releasesKey } from "./queries";
import { beijing } from "./scope";

type Props = { plan: string; scope: ReleaseScope; preview: ReleasePreview; evaluations: readonly string[]; onClose: () => void };

/** Words to the public and the instant; says how much will be seen before it is done. */
export function PublishDialog({ plan, scope, preview, evaluations, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [title, setTitle] = useState(() => t("release.titleUsual", { period: formatPeriod(scope.through) }));
  const [note, setNote] = useState("");
  const [isLater, setIsLater] = useState(false);
  const [at, setAt] = useState(() => dayjs().add(1, "day").format("YYYY-MM-DDT09:00"));
  // What was agreed to when the dialog opened: the preview behind it may move on.
  const [agreed] = useState(preview);
  const isDated = !isLater || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at);
  const publishing = useMutation({
    mutationFn: () =>
      createRelease(plan, { ...scope, title: title.trim(), note: note.trim(), previewed: agreed.digest, publishAt: isLater ? beijing(at) : null }),
    onSuccess: (release) => {
      void message.success(
        release.state === "scheduled"
          ? t("release.isScheduled", { no: release.no, at: formatInstant(release.publishAt) })
          : t("release.isPublished", { no: release.no }),
      );
      void navigate(`/plans/${plan}/releases/${release.id}`);
    },
    // An evaluation that comes out is published from then on.
    onSettled: () => Promise.all([releasesKey(plan), evaluationsKey(plan)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const { error } = publishing;
  return (
    <FormDialog
      title={t("release.publishTitle", { no: agreed.no })}
      ok={t(isLater ? "release.schedule" : "release.publish")}
      width={560}
      isBusy={publishing.isPending}
      isReady={title.trim().length > 0 && isDated}
      onOk={() => publishing.mutate()}
      onClose={onClose}
    >
      <FormProblem error={error} places={["/title", "/note", "/publishAt"]} />
      <Field label={t("release.title")} error={errorsAt(error, "/title")}>
        {(control) => <Input {...control} maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />}
      </Field>
      <Field label={t("release.note")} hint={t("release.noteHint")} error={errorsAt(error, "/note")}>
        {(control) => <Input.TextArea {...control} rows={3} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />}
      </Field>
      <fieldset className="release-choices">
        <legend>{t("release.when")}</legend>
        <Radio.Group
          value={isLater}
          onChange={(e) => setIsLater(e.target.value as boolean)}
          options={[
            { value: false, label: t("release.now") },
            { value: true, label: t("release.later") },
          ]}
        />
      </fieldset>
      {isLater && (
        <Field label={t("release.publishAt")} hint={t("release.publishAtHint")} error={errorsAt(error, "/publishAt")}>
          {(control) => <Input {...control} type="datetime-local" required value={at} onChange={(e) => setAt(e.target.value)} />}
        </Field>
      )}
      <p className="release-consequence">
        {t("release.consequence", agreed.counts)} {evaluations.length > 0 && t("release.consequenceEvaluations", { titles: evaluations.join("、") })}{" "}
        {t(isLater ? "release.consequenceLater" : "release.consequenceNow")}
      </p>
    </FormDialog>
  );
}
