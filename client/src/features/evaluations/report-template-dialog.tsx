import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useOwnSession } from "@/api/own-session";
import { formatInstant } from "@/lib/format";
import { Dialog } from "@/ui/dialog";
import { FileDrop } from "@/ui/file-drop";
import { FormProblem } from "@/ui/form-problem";
import { ErrorState, Pending } from "@/ui/states";
import { removeReportTemplate, replaceReportTemplate, reportTemplateQuery } from "./queries";

/** 报告模板: fetched, changed in Word or WPS, and put back; or back to the one that comes with Lantu. */
export function ReportTemplateDialog({ plan, onClose }: { plan: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const mayManage = useOwnSession()?.permissions.includes("reportTemplates.manage") ?? false;
  const query = useQuery(reportTemplateQuery(plan));
  const template = query.data;
  const act = useMutation({
    mutationFn: ({ file, version }: { file: File | null; version: number }) =>
      file ? replaceReportTemplate(plan, version, file) : removeReportTemplate(plan, version),
    onSuccess: (_, { file }) => message.success(t(file ? "reportTemplate.replaced" : "reportTemplate.removed")),
    onSettled: () => client.invalidateQueries({ queryKey: reportTemplateQuery(plan).queryKey }),
  });
  const mark = (name: "title" | "body") => `{{${t(`reportTemplate.mark.${name}`)}}}`;
  const address = `/api/v1/plans/${plan}/report-template.docx`;
  return (
    <Dialog title={t("reportTemplate.title")} width={560} onClose={onClose}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : !template ? (
        <Pending />
      ) : (
        <>
          <p>
            {t(template.isShipped ? "reportTemplate.isShipped" : "reportTemplate.isOwn")}
            {template.setAt && template.setBy && (
              <span className="muted">
                {" "}
                {t(template.isShipped ? "reportTemplate.takenBack" : "reportTemplate.put", { name: template.setBy, at: formatInstant(template.setAt) })}
              </span>
            )}
          </p>
          <div className="form-actions start">
            <Button icon={<DownloadOutlined />} href={address} download>
              {t("reportTemplate.download")}
            </Button>
            {!template.isShipped && (
              <Button href={`${address}?shipped=true`} download>
                {t("reportTemplate.downloadShipped")}
              </Button>
            )}
            {mayManage && !template.isShipped && (
              <Button loading={act.isPending && act.variables.file === null} onClick={() => act.mutate({ file: null, version: template.version })}>
                {t("reportTemplate.remove")}
              </Button>
            )}
          </div>
          {mayManage && (
            <>
              <p className="muted">{t("reportTemplate.how", { title: mark("title"), body: mark("body") })}</p>
              <FormProblem error={act.error} places={[]} />
              <FileDrop
                label={t("reportTemplate.choose")}
                hint={t("reportTemplate.chooseHint")}
                accept=".docx"
                isPrimary
                isDisabled={act.isPending}
                onFiles={([file]) => file && act.mutate({ file, version: template.version })}
              />
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
