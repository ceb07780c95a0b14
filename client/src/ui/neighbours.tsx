import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

/** To the one before and the one after, in the plan's order. */
export function Neighbours({ codes, code, to }: { codes: readonly string[]; code: string; to: (code: string) => string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const at = codes.indexOf(code);
  const step = (other: string | undefined, label: string, icon: ReactNode) => (
    <Button icon={icon} aria-label={label} title={other ? `${label} ${other}` : label} disabled={!other} onClick={() => other && void navigate(to(other))} />
  );
  return (
    <span className="neighbours">
      {step(codes[at - 1], t("action.before"), <LeftOutlined />)}
      {step(at < 0 ? undefined : codes[at + 1], t("action.after"), <RightOutlined />)}
    </span>
  );
}
