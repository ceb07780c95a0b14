import "./tab-line.css";
import { Link } from "react-router";

export type Tab = { to: string; label: string; isActive: boolean; count?: number | undefined };

/** Tabs that are addresses: a tab can be opened in another window. Back leaves the views of one page at once. */
export function TabLine({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          replace={tab.to.startsWith("?")}
          className={tab.isActive ? "active" : undefined}
          aria-current={tab.isActive ? "page" : undefined}
        >
          {tab.label}
          {!!tab.count && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
