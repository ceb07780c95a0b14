import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { SaveState } from "./draft";

/** Whether what was typed is on the server, and since when. */
export function SaveWords({ state }: { state: SaveState }) {
  const { t } = useTranslation();
  const tone = state.kind === "failed" ? "red" : state.kind === "saved" ? "green" : "muted";
  return (
    <span role="status" className={tone}>
      {words(state, t)}
    </span>
  );
}

function words(state: SaveState, t: TFunction): string {
  switch (state.kind) {
    case "idle":
      return "";
    case "saving":
      return t("entry.saving");
    case "saved":
      return t("entry.saved", { time: state.at.toTimeString().slice(0, 8) });
    case "failed":
      return state.error.code === "network" ? t("entry.offline") : state.error.errors.map((e) => e.message).join("；") || state.error.message;
  }
}
