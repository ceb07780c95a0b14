import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type MoreItem = { key: string; label: ReactNode; icon?: ReactNode; onClick?: () => void };

/** What a page can do besides, behind one button. */
export function MoreMenu({ items }: { items: readonly MoreItem[] }) {
  const { t } = useTranslation();
  return (
    <Dropdown trigger={["click"]} menu={{ items: [...items] }} placement="bottomRight">
      <Button icon={<DownOutlined />} iconPlacement="end" aria-haspopup="menu">
        {t("nav.more")}
      </Button>
    </Dropdown>
  );
}
