import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { copyText } from "@/lib/clipboard";

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button
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
