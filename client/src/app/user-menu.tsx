import { useMutation } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { explain } from "@/api/api-error";
import type { Schemas } from "@/api/client";
import { changeSession } from "@/api/query-client";
import { signOut } from "@/features/session/queries";
import { forgetKept, keptForms } from "@/features/submissions/kept-edits";
import { Dialog } from "@/ui/dialog";

/** Who is signed in and for which units; my account and the way out. */
export function UserMenu({ session: { user, memberships } }: { session: Schemas["Session"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const roles = memberships.map((m) =>
    [m.orgUnit.shortName, t(`person.${m.role}`), m.onBehalfOf && t("actor.for", { name: m.onBehalfOf.displayName })].filter(Boolean).join(" · "),
  );
  const [isAsking, setIsAsking] = useState(false);
  const { message } = App.useApp();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      forgetKept(user.id);
      changeSession(null);
      await navigate("/");
    },
    // Somebody who believes to have left must not be signed in still.
    onError: (error) => void message.error(explain(error, t("state.failed")), 8),
  });
  const leave = () => leaving.mutate();
  const stay = () => setIsAsking(false);
  const menu = (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          // On a phone the button is only an initial.
          {
            key: "who",
            type: "group",
            label: (
              <>
                <div className="strong">{user.displayName}</div>
                {roles.map((role) => (
                  <div key={role}>{role}</div>
                ))}
              </>
            ),
          },
          { key: "line", type: "divider" },
          { key: "account", label: t("nav.account"), onClick: () => void navigate("/account") },
          { key: "out", label: t("session.signOut"), onClick: () => (keptForms(user.id) > 0 ? setIsAsking(true) : leave()) },
        ],
      }}
    >
      <Button type="text" style={{ height: 40 }}>
        <span className="sr">{t("session.account")} </span>
        <span className="avatar" aria-hidden="true">
          {user.displayName.slice(0, 1)}
        </span>
        <span className="user">
          <span>{user.displayName}</span>
          <span className="muted unit">{roles.join(t("actor.and"))}</span>
        </span>
      </Button>
    </Dropdown>
  );
  return (
    <>
      {menu}
      {isAsking && (
        <Dialog
          title={t("session.leaveUnsaved")}
          width={416}
          onClose={stay}
          footer={
            <>
              <Button danger onClick={() => leave()}>
                {t("session.signOut")}
              </Button>
              <Button type="primary" autoFocus onClick={stay}>
                {t("entry.leaveStay")}
              </Button>
            </>
          }
        >
          <p className="secondary">{t("session.leaveUnsavedHint", { count: keptForms(user.id) })}</p>
        </Dialog>
      )}
    </>
  );
}
