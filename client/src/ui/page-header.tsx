import { type ReactNode, useEffect } from "react";

export function PageHeader({
  crumb,
  title,
  documentTitle,
  children,
  actions,
}: {
  crumb?: ReactNode;
  title: ReactNode;
  documentTitle: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${documentTitle} · 蓝图 Lantu`;
  }, [documentTitle]);
  return (
    <div className="page-header">
      {crumb && <div className="crumb">{crumb}</div>}
      <h1>{title}</h1>
      {children}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
