import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/api-error";
import type { ChangedTargets, Targets } from "@/api/targets";
import { usePreview } from "@/lib/use-preview";

/** Says what an act on targets would do while it is being written, then does it. Whoever was second sees what the first has set. */
export function useTargetAct<B extends { reason: string }>(
  plan: string,
  targets: Targets,
  body: B,
  isReady: boolean,
  act: (body: B & { dryRun?: boolean }) => Promise<ChangedTargets>,
  onDone: () => void,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  // What the lights do does not hang on the reason, which is written last.
  const preview = usePreview([plan, targets.indicatorCode, targets.version], { ...body, reason: "" }, isReady, (asked) =>
    act({ ...asked, reason: t("target.preview"), dryRun: true }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: ["plans", plan] });
  const doing = useMutation({
    mutationFn: () => act(body),
    onSuccess: async () => {
      void message.success(t("target.done"));
      onDone();
      await refresh();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === 412) {
        void refresh();
      }
    },
  });
  const refused = isReady ? preview.error : null;
  return {
    preview: isReady && !refused ? preview.data : undefined,
    error: doing.error ?? refused,
    isBusy: doing.isPending,
    isRefused: refused !== null,
    go: () => doing.mutate(),
  };
}
