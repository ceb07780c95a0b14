import {
  AimOutlined,
  AuditOutlined,
  BellOutlined,
  DesktopOutlined,
  DiffOutlined,
  FormOutlined,
  GlobalOutlined,
  LineChartOutlined,
  ProjectOutlined,
  SettingOutlined,
  TableOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, useLocation, useNavigate, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { todoCountsQuery } from "@/features/submissions/workbench/queries";
import { changeLanguage, language } from "@/lib/i18n";
import { plansQuery, presentPlan } from "./plans";
import { SearchBox } from "./search-box";
import { useSession } from "./use-session";
import { UserMenu } from "./user-menu";

const items: {
  screen: "workbench" | "reporting" | "approvals" | "progress" | "corrections" | "indicators" | "tasks" | "projects" | "responsibilities";
  icon: ReactNode;
  permission: string;
  /** Further held to some roles, where the permission alone lets in others too. */
  roles?: readonly Schemas["Role"][];
  countOf?: (counts: Schemas["TodoCounts"]) => number;
}[] = [
  { screen: "workbench", icon: <DesktopOutlined />, permission: "workbench.own", countOf: (c) => c.reporting + c.approvals },
  { screen: "reporting", icon: <FormOutlined />, permission: "submissions.draft", countOf: (c) => c.reporting },
  { screen: "approvals", icon: <AuditOutlined />, permission: "submissions.decide", countOf: (c) => c.approvals },
  { screen: "progress", icon: <TableOutlined />, permission: "submissions.read", roles: ["planAdministrator", "reviewer", "finalizer", "auditor"] },
  { screen: "corrections", icon: <DiffOutlined />, permission: "submissions.read" },
  { screen: "indicators", icon: <LineChartOutlined />, permission: "plan.read" },
  { screen: "tasks", icon: <UnorderedListOutlined />, permission: "plan.read" },
  { screen: "projects", icon: <ProjectOutlined />, permission: "plan.read" },
  { screen: "responsibilities", icon: <AimOutlined />, permission: "plan.read" },
];

export function Shell() {
  const session = useSession().data;
  return session ? <Frame session={session} /> : null;
}

function Frame({ session }: { session: Schemas["Session"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const { permissions } = session;
  const mayRead = permissions.includes("plan.read");
  const plans = useQuery({ ...plansQuery, enabled: mayRead });
  const { plan = presentPlan(plans.data?.items ?? [])?.code ?? "" } = useParams();
  // Where the administration begins depends on what there is to administer: people and programs, or the plan's forms.
  const administration = permissions.includes("access.read")
    ? "/administration/users"
    : plan && permissions.includes("forms.manage")
      ? `/plans/${plan}/forms`
      : null;
  const isAdministered = pathname.startsWith("/administration") || pathname.startsWith(`/plans/${plan}/forms`);
  const mayCount = !!plan && permissions.includes("workbench.own");
  const counts = useQuery({ ...todoCountsQuery(plan), enabled: mayCount }).data;
  useEffect(() => {
    // What others have done meanwhile shows with the next screen; asking by the clock would keep a deserted session alive.
    if (mayCount) {
      void client.refetchQueries({ queryKey: todoCountsQuery(plan).queryKey, stale: true }, { cancelRefetch: false });
    }
  }, [client, plan, mayCount, pathname]);
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
            // Before it is known which plan is meant, these would lead nowhere.
            .filter((item) => plan && permissions.includes(item.permission) && (!item.roles || session.memberships.some((m) => item.roles?.includes(m.role))))
            .map((item) => ({ ...item, count: (counts && item.countOf?.(counts)) ?? 0 }))
            .map((item) => (
              <li key={item.screen}>
                <NavLink to={`/plans/${plan}/${item.screen}`}>
                  {item.icon}
                  <span>{t(`nav.${item.screen}`)}</span>
                  {item.count > 0 && <span className="count">{item.count}</span>}
                </NavLink>
              </li>
            ))}
          {administration && (
            <li>
              <Link to={administration} className={isAdministered ? "active" : undefined} aria-current={isAdministered ? "page" : undefined}>
                <SettingOutlined />
                <span>{t("nav.administration")}</span>
              </Link>
            </li>
          )}
        </ul>
        <div className="side-foot">
          {t("nav.asOf")}
          <br />
          {dayjs().format(language() === "en" ? "YYYY-MM-DD HH:mm" : "YYYY年M月D日 HH:mm")}
        </div>
      </nav>
      <header className="top">
        {mayRead && (
          <Select
            className="plan-switch"
            variant="borderless"
            popupMatchSelectWidth={false}
            aria-label={t("nav.plan")}
            value={plan}
            options={plans.data?.items.map((p) => ({ value: p.code, label: `${p.title} ${p.startYear}–${p.endYear}` })) ?? [{ value: plan, label: plan }]}
            onChange={(next: string) => void navigate(`/plans/${next}/indicators`)}
          />
        )}
        <span className="grow" />
        {mayRead && <SearchBox plan={plan} />}
        {mayCount && (
          <NavLink className="bell" to="/notices" aria-label={t("notice.bell", { count: counts?.unreadNotices ?? 0 })} title={t("notice.title")}>
            <BellOutlined />
            {!!counts?.unreadNotices && <span>{counts.unreadNotices > 99 ? "99+" : counts.unreadNotices}</span>}
          </NavLink>
        )}
        <Button
          type="text"
          icon={<GlobalOutlined />}
          onClick={() => void changeLanguage(language() === "en" ? "zh-CN" : "en").then(() => client.invalidateQueries())}
        >
          {language() === "en" ? "中文" : "EN"}
        </Button>
        <UserMenu session={session} />
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
