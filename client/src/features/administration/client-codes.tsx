import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "@/ui/confirm-button";
import { Panel } from "@/ui/panel";
import { Scroll } from "@/ui/scroll";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { ClientCodeDialog } from "./client-code-dialog";
import { ClientCodesImport } from "./client-codes-import";
import { type ApiClient, type ClientCode, clientCodesQuery, putClientCodes } from "./queries";
import { useAct } from "./use-act";

/** 对照编码: what a program calls units, indicators and forms. Every change sends the whole list, so that it is one or none. */
export function ClientCodes({ client }: { client: ApiClient }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(clientCodesQuery(client.id));
  const [edited, setEdited] = useState<ClientCode | "new">();
  const [isImporting, setIsImporting] = useState(false);
  const remove = useAct((code: ClientCode) => putClientCodes(client, data?.version ?? 0, data?.codes.filter((c) => c !== code) ?? []), {
    done: () => t("clientCode.removed"),
  });
  const canEdit = client.allowedActions.includes("update");
  const codes = data?.codes ?? [];
  return (
    <Panel
      title={t("clientCode.title")}
      extra={
        <>
          {codes.length > 0 && (
            <>
              <Button icon={<DownloadOutlined />} href={`/api/v1/api-clients/${client.id}/codes.xlsx`} download>
                {t("import.workbook")}
              </Button>
              <Button href={`/api/v1/api-clients/${client.id}/codes.csv`} download>
                {t("import.csv")}
              </Button>
            </>
          )}
          {canEdit && data && (
            <>
              <Button onClick={() => setIsImporting(true)}>{t("clientCode.import")}</Button>
              <Button onClick={() => setEdited("new")}>{t("clientCode.add")}</Button>
            </>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Pending />
      ) : codes.length === 0 ? (
        <EmptyState title={t("clientCode.none")}>{t("clientCode.noneHint")}</EmptyState>
      ) : (
        <Scroll>
          <table className="data grants">
            <thead>
              <tr>
                <th>{t("clientCode.ownCode")}</th>
                <th>{t("clientCode.meaning")}</th>
                <th>{t("clientCode.kind")}</th>
                {canEdit && <th className="acts">{t("grant.acts")}</th>}
              </tr>
            </thead>
            <tbody>
              {codes.map((code) => (
                <tr key={`${code.kind} ${code.plan} ${code.code}`}>
                  <td className="nowrap">
                    <code>{code.ownCode}</code>
                  </td>
                  <td>
                    {code.name} <span className="muted small">{[code.plan, code.code].filter(Boolean).join(" ")}</span>
                  </td>
                  <td className="nowrap secondary">{t(`codeKind.${code.kind}`)}</td>
                  {canEdit && (
                    <td className="acts nowrap">
                      <Button size="small" onClick={() => setEdited(code)}>
                        {t("action.edit")}
                      </Button>{" "}
                      <ConfirmButton
                        isSmall
                        isDanger
                        label={t("action.remove")}
                        title={t("clientCode.removeTitle", { ownCode: code.ownCode })}
                        consequence={t("clientCode.removeHint")}
                        act={() => remove.mutateAsync(code)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {data && edited && <ClientCodeDialog client={client} codes={data} edited={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {data && isImporting && <ClientCodesImport client={client} codes={data} onClose={() => setIsImporting(false)} />}
    </Panel>
  );
}
