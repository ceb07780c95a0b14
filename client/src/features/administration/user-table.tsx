import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { blank, formatInstant } from "@/lib/format";
import { Scroll } from "@/ui/scroll";
import type { Grant, User } from "./queries";
import { UserState } from "./states";

export function UserTable({ users }: { users: readonly User[] }) {
  const { t } = useTranslation();
  return (
    <Scroll>
      <table className="data people">
        <thead>
          <tr>
            <th>{t("user.userName")}</th>
            <th className="wide-only">{t("user.name")}</th>
            <th className="wide-only">{t("user.roles")}</th>
            <th>{t("user.state")}</th>
            <th className="wide-only">{t("user.totp")}</th>
            <th className="wide-only">{t("user.lastSignIn")}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td>
                <Link className="name strong" to={`/administration/users/${user.id}`}>
                  {user.userName}
                </Link>
                <div className="narrow-only">{user.displayName}</div>
                <div className="secondary small narrow-only">
                  <Roles grants={user.memberships} />
                </div>
              </td>
              <td className="nowrap wide-only">{user.displayName}</td>
              <td className="wide-only">
                <Roles grants={user.memberships} />
              </td>
              <td className="nowrap">
                <UserState state={user.state} />
              </td>
              <td className="nowrap secondary wide-only">{user.hasTotp ? t("user.totpYes") : t("user.totpNo")}</td>
              <td className="nowrap secondary wide-only">{user.lastSignInAt ? formatInstant(user.lastSignInAt) : t("user.never")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What somebody holds now or will; the past is on their own page. */
function Roles({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const present = grants.filter((g) => g.state !== "ended");
  if (present.length === 0) {
    return <span className="muted">{blank}</span>;
  }
  return (
    <span className="roles">
      {present.map((g) => (
        <span key={g.id} className="nowrap">
          {g.orgUnit.shortName} · {t(`person.${g.role}`)}
          {g.state !== "inForce" && <span className={g.state === "pending" ? "yellow small" : "muted small"}> {t(`grantState.${g.state}`)}</span>}
        </span>
      ))}
    </span>
  );
}
