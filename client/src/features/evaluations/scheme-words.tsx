import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";

/** What a scoring function does, in a sentence. */
export function FunctionWords({ scoring }: { scoring: Schemas["ScoringFunction"] }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`scoringKind.${scoring.kind}`)}：
      {t(`scoringMeans.${scoring.kind}`, { points: scoring.points ?? "", shares: scoring.shares?.map((share) => `${share}%`).join(" / ") ?? "" })}
    </>
  );
}
