import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeSavedView, type SavedView, updateSavedView } from "@/api/saved-views";
import { ConfirmButton } from "../confirm-button";
import { Dialog } from "../dialog";
import { FormProblem } from "../form-problem";
import { sameQuery } from "./same-query";

/** Renames views, puts the present filters under the name of one, or removes it. */
export function ManageViews({ plan, views, query, onClose }: { plan: string; views: readonly SavedView[]; query: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("savedView.manageTitle")} width={560} onClose={onClose} footer={<Button onClick={onClose}>{t("action.close")}</Button>}>
      {views.length === 0 ? (
        <p className="muted">{t("savedView.none")}</p>
      ) : (
        <ul className="saved-view-list">
          {views.map((view) => (
            <Row key={`${view.id} ${view.version}`} plan={plan} view={view} query={query} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Row({ plan, view, query }: { plan: string; view: SavedView; query: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const change = useMutation({ mutationFn: (body: { name?: string; query?: string }) => updateSavedView(plan, view, { name: null, query: null, ...body }) });
  const remove = useMutation({ mutationFn: () => removeSavedView(plan, view) });
  const isRenamed = name.trim() !== "" && name.trim() !== view.name;
  return (
    <li>
      <FormProblem error={change.error ?? remove.error} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isRenamed && !change.isPending) {
            change.mutate({ name });
          }
        }}
      >
        <Input aria-label={t("savedView.rename", { name: view.name })} maxLength={50} value={name} onChange={(e) => setName(e.target.value)} />
        <span className="muted small">{view.orgUnit?.shortName ?? t("savedView.forMe")}</span>
        <span className="acts">
          {isRenamed && (
            <Button size="small" htmlType="submit" loading={change.isPending}>
              {t("action.save")}
            </Button>
          )}
          {!isRenamed && query !== "" && !sameQuery(view.query, query) && (
            <Button size="small" loading={change.isPending} onClick={() => change.mutate({ query })}>
              {t("savedView.replace")}
            </Button>
          )}
          <ConfirmButton
            label={t("savedView.remove")}
            title={t("savedView.removeTitle", { name: view.name })}
            consequence={view.orgUnit ? t("savedView.removeOfUnit", { unit: view.orgUnit.shortName }) : t("savedView.removeOwn")}
            isDanger
            isSmall
            act={() => remove.mutateAsync()}
          />
        </span>
      </form>
    </li>
  );
}
