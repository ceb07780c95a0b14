import {
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  BellOutlined,
  CalendarOutlined,
  DashboardOutlined,
  DesktopOutlined,
  DiffOutlined,
  EllipsisOutlined,
  FileDoneOutlined,
  FormOutlined,
  GlobalOutlined,
  LineChartOutlined,
  MessageOutlined,
  NotificationOutlined,
  ProjectOutlined,
  SettingOutlined,
  SolutionOutlined,
  TableOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import dayjs from "dayjs";
import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, useLocation, useNavigate, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { todoCountsQuery } from "@/api/todos";
import { changeLanguage, language } from "@/lib/language";
import { plansQuery, presentPlan } from "./plans";
import { SearchBox } from "./search-box";
import { useSession } from "./use-session";
import { UserMenu } from "./user-menu";

const items: {
  screen:
    | "dashboard"
    | "workbench"
    | "reporting"
    | "approvals"
    | "progress"
    | "corrections"
    | "duties"
    | "supervision"
    | "feedback"
    | "releases"
    | "calendar"
    | "indicators"
    | "tasks"
    | "projects"
    | "responsibilities"
    | "evaluations";
  Icon: ComponentType<{ "aria-hidden": true }>;
  permission: string;
  /** Further held to some roles, where the permission alone lets in others too. */
  roles?: readonly Schemas["Role"][];
  countOf?: (counts: Schemas["TodoCounts"]) => number;
}[] = [
  { screen: "dashboard", Icon: DashboardOutlined, permission: "plan.read" },
  { screen: "workbench", Icon: DesktopOutlined, permission: "workbench.own", countOf: (c) => c.reporting + c.approvals + c.slips + c.questions + c.feedback },
  { screen: "reporting", Icon: FormOutlined, permission: "submissions.draft", countOf: (c) => c.reporting },
  { screen: "approvals", Icon: AuditOutlined, permission: "submissions.decide", countOf: (c) => c.approvals },
  { screen: "progress", Icon: TableOutlined, permission: "submissions.read", roles: ["planAdministrator", "reviewer", "finalizer", "auditor"] },
  { screen: "corrections", Icon: DiffOutlined, permission: "submissions.read" },
  { screen: "duties", Icon: SolutionOutlined, permission: "plan.read", roles: ["drafter", "approver", "reviewer", "finalizer"] },
  {
    screen: "supervision",
    Icon: AlertOutlined,
    permission: "plan.read",
    roles: ["drafter", "approver", "reviewer", "finalizer", "planAdministrator", "auditor"],
    countOf: (c) => c.slips,
  },
  { screen: "feedback", Icon: MessageOutlined, permission: "comments.write", countOf: (c) => c.feedback },
  { screen: "releases", Icon: NotificationOutlined, permission: "releases.read" },
  { screen: "calendar", Icon: CalendarOutlined, permission: "plan.read" },
  { screen: "indicators", Icon: LineChartOutlined, permission: "plan.read" },
  { screen: "tasks", Icon: UnorderedListOutlined, permission: "plan.read" },
  { screen: "projects", Icon: ProjectOutlined, permission: "plan.read" },
  { screen: "responsibilities", Icon: AimOutlined, permission: "plan.read" },
  { screen: "evaluations", Icon: FileDoneOutlined, permission: "evaluations.read" },
];

/** So many stand at the foot of a phone; the others come with the last of them, 更多. */
const atHand = 4;

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
  const isAdministered =
    pathname.startsWith("/administration") || [`/plans/${plan}/forms`, `/plans/${plan}/assessment-settings`].some((screen) => pathname.startsWith(screen));
  const mayCount = !!plan && permissions.includes("workbench.own");
  const counts = useQuery({ ...todoCountsQuery(plan), enabled: mayCount }).data;
  const [isAllShown, showAll] = useState(false);
  // Whoever has gone somewhere has chosen.
  useEffect(() => showAll(false), [pathname]);
  // Before it is known which plan is meant, these would lead nowhere.
  const shown = items.filter(
    (item) => plan && permissions.includes(item.permission) && (!item.roles || session.memberships.some((m) => item.roles?.includes(m.role))),
  );
  const isMore = shown.length + (administration ? 1 : 0) > atHand;
  const further = (index: number) => (isMore && index >= atHand - 1 ? "further" : undefined);
  const isElsewhere = isAdministered || shown.slice(atHand - 1).some((item) => pathname.startsWith(`/plans/${plan}/${item.screen}`));
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
        <ul className={isAllShown ? "nav whole" : "nav"} onKeyDown={(e) => e.key === "Escape" && showAll(false)}>
          {shown
            .map((item) => ({ ...item, count: (counts && item.countOf?.(counts)) ?? 0 }))
            .map((item, index) => (
              <li key={item.screen} className={further(index)}>
                <NavLink to={`/plans/${plan}/${item.screen}`}>
                  <item.Icon aria-hidden />
                  <span>{t(`nav.${item.screen}`)}</span>
                  {item.count > 0 && <span className="count">{item.count}</span>}
                </NavLink>
              </li>
            ))}
          {administration && (
            <li className={further(shown.length)}>
              <Link to={administration} className={isAdministered ? "active" : undefined} aria-current={isAdministered ? "page" : undefined}>
                <SettingOutlined aria-hidden />
                <span>{t("nav.administration")}</span>
              </Link>
            </li>
          )}
          {isMore && (
            <li className="rest">
              <button type="button" className={isElsewhere ? "active" : undefined} aria-expanded={isAllShown} onClick={() => showAll(!isAllShown)}>
                <EllipsisOutlined aria-hidden />
                <span>{t("nav.more")}</span>
              </button>
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
