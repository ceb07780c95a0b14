import { DownOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { type SavedView, savedViewsQuery, type ViewScreen } from "@/api/saved-views";
import { ManageViews } from "./manage-views";
import { sameQuery } from "./same-query";
import { SaveView } from "./save-view";
import "./saved-views.css";

/** 常用视图: what a list was filtered by, under a name: picked here, saved here, for oneself or for one's unit. */
export function SavedViews({ screen }: { screen: ViewScreen }) {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const views = useQuery(savedViewsQuery(plan, screen));
  const [opened, setOpened] = useState<"save" | "manage" | null>(null);
  const query = params.toString();
  const all = views.data ?? [];
  const chosen = all.find((view) => sameQuery(view.query, query));
  const close = () => setOpened(null);
  const item = (view: SavedView) => ({ key: view.id, label: view.name, onClick: () => void navigate({ search: view.query }) });
  const units = [...new Map(all.flatMap(({ orgUnit }) => (orgUnit ? [[orgUnit.code, orgUnit.shortName] as const] : []))).entries()];
  const own = all.filter((view) => view.orgUnit === null);
  const groups = [
    ...(own.length > 0 ? [{ type: "group" as const, key: "own", label: t("savedView.own"), children: own.map(item) }] : []),
    ...units.map(([code, label]) => ({ type: "group" as const, key: code, label, children: all.filter((view) => view.orgUnit?.code === code).map(item) })),
  ];
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        classNames={{ root: "saved-views" }}
        menu={{
          selectable: true,
          selectedKeys: chosen ? [chosen.id] : [],
          items: [
            ...groups,
            ...(groups.length > 0 ? [{ type: "divider" as const, key: "line" }] : []),
            {
              key: "save",
              label: t(query === "" ? "savedView.filterFirst" : "savedView.save"),
              disabled: query === "" || chosen !== undefined,
              onClick: () => setOpened("save"),
            },
            ...(views.error ? [{ key: "retry", label: t("savedView.failed"), onClick: () => void views.refetch() }] : []),
            ...(all.some((view) => view.mayWrite) ? [{ key: "manage", label: t("savedView.manage"), onClick: () => setOpened("manage") }] : []),
          ],
        }}
      >
        <Button className="no-print saved-views-button" icon={<DownOutlined />} iconPlacement="end" aria-haspopup="menu" title={t("savedView.title")}>
          <span>{chosen?.name ?? t("savedView.title")}</span>
        </Button>
      </Dropdown>
      {opened === "save" && <SaveView plan={plan} screen={screen} query={query} onClose={close} />}
      {opened === "manage" && <ManageViews plan={plan} views={all.filter((view) => view.mayWrite)} query={query} onClose={close} />}
    </>
  );
}
