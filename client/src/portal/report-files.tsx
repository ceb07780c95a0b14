import { useTranslation } from "react-i18next";

const files = ["report.docx", "tables.xlsx"] as const;

/** As what a report is handed out. */
export function ReportFiles({ plan, evaluation }: { plan: string; evaluation: string }) {
  const { t } = useTranslation();
  return (
    <dl className="downloads">
      {files.map((file) => (
        <div key={file}>
          <dt>
            <a href={`/api/v1/public/plans/${plan}/evaluations/${evaluation}/${file}`}>{file}</a>
          </dt>
          <dd>{t(`portal.evaluation.reportFile.${file === "tables.xlsx" ? "xlsx" : "docx"}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
