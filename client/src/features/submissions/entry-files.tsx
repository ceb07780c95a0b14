import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "./draft";
import { ImportButton } from "./imports/import-button";

type Props = { plan: string; draft: Draft; canSave: boolean; submission: string };

/** The lines as a file, to be filled elsewhere, and back. */
export function EntryFiles({ plan, draft, canSave, submission }: Props) {
  const { t } = useTranslation();
  const address = (ending: "xlsx" | "csv") => `/api/v1/plans/${plan}/submissions/${submission}/lines.${ending}`;
  const saved = async () => !draft.isDirty || (await draft.save()) !== null;
  // What has just been typed belongs into the file.
  const fetchSaved = (event: MouseEvent<HTMLElement>) => {
    if (draft.isDirty) {
      event.preventDefault();
      const link = event.currentTarget as HTMLAnchorElement;
      void draft.save().then(() => link.click());
    }
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} title={canSave ? t("import.templateHint") : undefined} href={address("xlsx")} download onClick={fetchSaved}>
        {canSave ? t("import.template") : t("import.workbook")}
      </Button>
      <Button href={address("csv")} download onClick={fetchSaved}>
        {t("import.csv")}
      </Button>
      {canSave && <ImportButton plan={plan} from={submission} before={saved} />}
    </>
  );
}
