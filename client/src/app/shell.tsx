import { AimOutlined, AuditOutlined, FormOutlined, GlobalOutlined, LineChartOutlined, ProjectOutlined, UnorderedListOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, Select } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useNavigate, useParams } from "react-router";
import { changeSession } from "@/api/query-client";
import { signOut } from "@/features/session/queries";
import { SignInPage } from "@/features/session/sign-in-page";
import { waitingQuery } from "@/features/submissions/queries";
import { changeLanguage, language } from "@/lib/i18n";
import { ErrorState, Pending } from "@/ui/states";
import { plansQuery } from "./plans";
import { SearchBox } from "./search-box";
import { useSession } from "./use-session";

const items: {
  screen: "reporting" | "approvals" | "indicators" | "tasks" | "projects" | "responsibilities";
  icon: ReactNode;
  permission: string;
  isCounted?: boolean;
}[] = [
  { screen: "reporting", icon: <FormOutlined />, permission: "submissions.draft", isCounted: true },
  { screen: "approvals", icon: <AuditOutlined />, permission: "submissions.decide", isCounted: true },
  { screen: "indicators", icon: <LineChartOutlined />, permission: "plan.read" },
  { screen: "tasks", icon: <UnorderedListOutlined />, permission: "plan.read" },
  { screen: "projects", icon: <ProjectOutlined />, permission: "plan.read" },
  { screen: "responsibilities", icon: <AimOutlined />, permission: "plan.read" },
];

export function Shell() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const session = useSession();
  const plans = useQuery({ ...plansQuery, enabled: !!session.data });
  const waiting = useQuery({ ...waitingQuery(plan), enabled: !!session.data });

  if (session.isPending) {
    return <Pending />;
  }
  if (session.error) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) {
    return <SignInPage />;
  }
  const { user, memberships, permissions } = session.data;
  const units = memberships.map((m) => `${m.orgUnit.shortName} · ${t(`person.${m.role}`)}`).join("、");
  const leave = async () => {
    await signOut();
    changeSession(null);
    await navigate("/");
  };
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t("nav.skip")}
      </a>
      <nav className="side" aria-label={t("nav.main")}>
        <div className="brand">
          <img src="/favicon.svg" width="20" height="20" alt="" />
          蓝图 <small>Lantu</small>
        </div>
        <ul className="nav">
          {items
            .filter((item) => permissions.includes(item.permission))
            .map((item) => (
              <li key={item.screen}>
                <NavLink to={`/plans/${plan}/${item.screen}`}>
                  {item.icon}
                  <span>{t(`nav.${item.screen}`)}</span>
                  {item.isCounted && !!waiting.data?.items.length && <span className="count">{waiting.data.items.length}</span>}
                </NavLink>
              </li>
            ))}
        </ul>
        <div className="side-foot">
          {t("nav.asOf")}
          <br />
          {dayjs().format(language() === "en" ? "YYYY-MM-DD HH:mm" : "YYYY年M月D日 HH:mm")}
        </div>
      </nav>
      <header className="top">
        <Select
          className="plan-switch"
          variant="borderless"
          popupMatchSelectWidth={false}
          aria-label={t("nav.plan")}
          value={plan}
          options={plans.data?.items.map((p) => ({ value: p.code, label: `${p.title} ${p.startYear}–${p.endYear}` })) ?? [{ value: plan, label: plan }]}
          onChange={(next: string) => void navigate(`/plans/${next}/indicators`)}
        />
        <span className="grow" />
        <SearchBox plan={plan} />
        <Button
          type="text"
          icon={<GlobalOutlined />}
          onClick={() => void changeLanguage(language() === "en" ? "zh-CN" : "en").then(() => client.invalidateQueries())}
        >
          {language() === "en" ? "中文" : "EN"}
        </Button>
        <Dropdown trigger={["click"]} menu={{ items: [{ key: "out", label: t("session.signOut"), onClick: () => void leave() }] }}>
          <Button type="text" style={{ height: 40 }}>
            <span className="sr">{t("session.account")} </span>
            <span className="avatar" aria-hidden="true">
              {user.displayName.slice(0, 1)}
            </span>
            <span className="user">
              <span>{user.displayName}</span>
              <span className="muted unit">{units}</span>
            </span>
          </Button>
        </Dropdown>
      </header>
      <main className="content" id="content">
        <div className="print-only">
          <div className="paper-head">
            <span>{plans.data?.items.find((p) => p.code === plan)?.title ?? plan}</span>
            <span>{dayjs().format("YYYY-MM-DD HH:mm")}</span>
          </div>
        </div>
        <Outlet />
      </main>
    </div>
  );
}
