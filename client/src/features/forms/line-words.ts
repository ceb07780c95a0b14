import type { TFunction } from "i18next";
import type { Schemas } from "@/api/client";

/** 指标 2, 任务 5.1, 项目 3-2, 承诺: what kind of thing a line is about, and its code where the plan gives one. */
export const codeOf = (t: TFunction, line: Pick<Schemas["FormFormLine"], "indicatorCode" | "taskCode" | "projectCode">): string =>
  line.indicatorCode !== null
    ? `${t("subjectKind.indicator")} ${line.indicatorCode}`
    : line.taskCode !== null
      ? `${t("subjectKind.task")} ${line.taskCode}`
      : line.projectCode !== null
        ? `${t("subjectKind.project")} ${line.projectCode}`
        : t("subjectKind.commitment");
