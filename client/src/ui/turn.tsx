import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";
import { LightMark } from "./light";

type Turned = Pick<Schemas["StandingChange"], "before" | "after">;

/** From which light to which. */
export function Turn({ change }: { change: Turned }) {
  const { t } = useTranslation();
  return (
    <span className="turn">
      <span title={t(`light.${change.before}`)}>
        <LightMark light={change.before} />
      </span>
      →
      <span title={t(`light.${change.after}`)}>
        <LightMark light={change.after} />
      </span>
    </span>
  );
}

/** Before a light: the one it was at a snapshot, where it was another. */
export function Was({ change }: { change: Turned | undefined }) {
  const { t } = useTranslation();
  return change && change.before !== change.after ? (
    <span
      className="turn was"
      role="img"
      title={t("snapshot.was", { light: t(`light.${change.before}`) })}
      aria-label={t("snapshot.was", { light: t(`light.${change.before}`) })}
    >
      <LightMark light={change.before} />→
    </span>
  ) : null;
}
