import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { download, toCsv } from "@/lib/csv";

/** Exports what is shown, as shown. */
export function ExportButton({ name, rows }: { name: string; rows: () => (string | number | null | undefined)[][] }) {
  const { t } = useTranslation();
  return (
    <Button icon={<DownloadOutlined />} onClick={() => download(`${name}.csv`, toCsv(rows()))}>
      {t("action.export")}
    </Button>
  );
}
