import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { copyText } from "@/lib/clipboard";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, size = "middle" }: { text: string; label?: string; size?: "small" | "middle" }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button
      size={size}
      icon={<CopyOutlined />}
      onClick={(event) => {
        // Where copying is forbidden, the text stands selected for Ctrl+C.
        const beside = event.currentTarget;
        void copyText(text, beside).then((isCopied) => (isCopied ? message.success(t("copy.done")) : message.warning(t("copy.failed"), 6)));
      }}
    >
      {label ?? t("copy.copy")}
    </Button>
  );
}
