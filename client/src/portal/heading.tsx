import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The page's one h1, which also names the window. */
export function Heading({ title, shown, children }: { title: string; shown?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("portal.name")}`;
  }, [title, t]);
  return (
    <header className="heading">
      <h1>{shown ?? title}</h1>
      {children}
    </header>
  );
}
