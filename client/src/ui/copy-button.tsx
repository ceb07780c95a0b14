import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, size = "middle" }: { text: string; label: string; size?: "small" | "middle" }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success(t("copy.done")),
      () => message.error(t("copy.failed")),
    );
  return (
    <Button size={size} icon={<CopyOutlined />} onClick={() => void copy()}>
      {label}
    </Button>
  );
}
