import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api/client";

export type Light = Schemas["Light"];

/** Colour and shape, so that it is read in grey and by those who see no red: circle, triangle, square, ring. */
export function LightMark({ light }: { light: Light }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" fill={`var(--${light}-mark)`}>
      {light === "green" && <circle cx="5" cy="5" r="4.5" />}
      {light === "yellow" && <path d="M5 0.5 9.8 9.5H0.2Z" />}
      {light === "red" && <rect x="0.5" y="0.5" width="9" height="9" />}
      {light === "grey" && <circle cx="5" cy="5" r="3.8" fill="none" stroke="var(--grey-mark)" strokeWidth="1.5" />}
    </svg>
  );
}

/**
 * The verdict in a word on its light's tint, with the reason on hover. In tables that already say what was held or broken it is the
 * light's own word; on a narrow screen the mark alone is seen, the word still read.
 */
export function LightTag({
  status,
  isCompact = false,
  isPlain = false,
}: {
  status: Pick<Schemas["Status"], "light" | "verdict" | "explanation">;
  isCompact?: boolean;
  isPlain?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <span className={`light tag ${status.light} ${isCompact ? "compact" : ""}`} title={status.explanation}>
      <LightMark light={status.light} />
      {isPlain ? t(`light.${status.light}`) : t(`verdict.${status.verdict}`)}
    </span>
  );
}

/** How many of each, in the order ● ▲ ■ ○. */
export function LightCounts({ lights }: { lights: Schemas["Lights"] }) {
  const { t } = useTranslation();
  return (
    <span className="counts">
      {(["green", "yellow", "red", "grey"] as const).map((light) => (
        <span key={light} title={t(`light.${light}`)}>
          <LightMark light={light} />
          <span className="figure">{lights[light]}</span>
        </span>
      ))}
    </span>
  );
}

export function countLights(statuses: readonly { light: Light }[]): Schemas["Lights"] {
  const lights = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const status of statuses) {
    lights[status.light]++;
  }
  return lights;
}
