import { type ReactNode, useEffect } from "react";
import type { ViewScreen } from "@/api/saved-views";
import { SavedViews } from "./saved-views/saved-views";

export function PageHeader({
  crumb,
  title,
  documentTitle,
  children,
  actions,
  views,
}: {
  crumb?: ReactNode;
  title: ReactNode;
  documentTitle: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** A list whose filters can be saved and picked again. */
  views?: ViewScreen;
}) {
  useEffect(() => {
    document.title = `${documentTitle} · 蓝图 Lantu`;
  }, [documentTitle]);
  return (
    <div className="page-header">
      {crumb && <div className="crumb">{crumb}</div>}
      <h1>{title}</h1>
      {children}
      {(actions || views) && (
        <div className="actions">
          {actions}
          {views && <SavedViews screen={views} />}
        </div>
      )}
    </div>
  );
}
