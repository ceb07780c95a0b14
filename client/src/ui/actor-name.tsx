import { useTranslation } from "react-i18next";

type Actor = { name: string; onBehalfOf: string | null; program: string | null };

/** Who acted: a person, a person in another's place (A 代 B), or a program and who answers for it. */
export function ActorName({ name, onBehalfOf, program }: Actor) {
  const { t } = useTranslation();
  if (program) {
    return t("actor.program", { program, name });
  }
  return onBehalfOf ? t("actor.delegate", { name, principal: onBehalfOf }) : name;
}
