import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { Dialog } from "@/ui/dialog";
import { FileDrop } from "@/ui/file-drop";
import { FormProblem } from "@/ui/form-problem";
import { Scroll } from "@/ui/scroll";
import { type ApiClient, putClientCodes, readClientCodes } from "./queries";
import { useAct } from "./use-act";

type Props = { client: ApiClient; codes: Schemas["ClientCodes"]; onClose: () => void };

/** A table of own codes: what it says and what is wrong with it, row by row; it takes the place of the whole list, or nothing happens. */
export function ClientCodesImport({ client, codes, onClose }: Props) {
  const { t } = useTranslation();
  const reading = useMutation({ mutationFn: (file: File) => readClientCodes(client, file) });
  const rows = reading.data?.codes ?? [];
  const problems = rows.filter((row) => row.problem);
  const replace = useAct(
    () =>
      putClientCodes(
        client,
        codes.version,
        rows.map(({ kind, ...row }) => ({ kind: kind ?? "orgUnit", ...row })),
      ),
    { isForm: true },
  );
  return (
    <Dialog
      title={t("clientCode.importTitle", { name: client.name })}
      width={720}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          {reading.data && (
            <Button
              type="primary"
              disabled={rows.length === 0 || problems.length > 0}
              loading={replace.isPending}
              onClick={() => replace.mutate(undefined, { onSuccess: onClose })}
            >
              {t("clientCode.replace", { rows: rows.length, present: codes.codes.length })}
            </Button>
          )}
        </>
      }
    >
      <FormProblem error={reading.error ?? replace.error} places={[]} />
      {!reading.data ? (
        <FileDrop
          label={t("clientCode.choose")}
          hint={t("clientCode.chooseHint")}
          accept=".xlsx,.csv"
          isPrimary
          isDisabled={reading.isPending}
          onFiles={([file]) => file && reading.mutate(file)}
        />
      ) : (
        <>
          <p aria-live="polite">
            {t(problems.length > 0 ? "clientCode.readWithProblems" : "clientCode.read", { rows: rows.length, problems: problems.length })}
          </p>
          <Scroll>
            <table className="data">
              <thead>
                <tr>
                  <th>{t("import.row")}</th>
                  <th>{t("clientCode.ownCode")}</th>
                  <th>{t("clientCode.meaning")}</th>
                </tr>
              </thead>
              <tbody>
                {(problems.length > 0 ? problems : rows).map((row) => (
                  <tr key={row.no}>
                    <td className="num">{row.no}</td>
                    <td className="nowrap">
                      <code>{row.ownCode}</code>
                    </td>
                    <td>
                      {row.name ?? row.code}
                      {row.problem && <div className="red small">{row.problem.message}</div>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </Dialog>
  );
}
