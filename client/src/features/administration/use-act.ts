import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError, explain } from "@/api/api-error";
import { root } from "./queries";

/**
 * One act of an administrator: says what was done and asks the screens anew, also after a 412, so that the next try starts from what
 * is there now. A form shows its own failures (isForm); others are told in passing.
 */
export function useAct<I, R>(act: (input: I) => Promise<R>, { done, isForm = false }: { done?: (result: R) => string; isForm?: boolean } = {}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      if (done) {
        void message.success(done(result), 5);
      }
      await client.invalidateQueries({ queryKey: root });
    },
    onError: (error) => {
      const isStale = error instanceof ApiError && error.status === 412;
      if (isStale) {
        void client.invalidateQueries({ queryKey: root });
      }
      if (!isForm) {
        void message.error(isStale ? t("form.staleDone") : explain(error, t("state.failed")), 8);
      }
    },
  });
}
