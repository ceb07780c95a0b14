import "./tab-line.css";
import { Link } from "react-router";

export type Tab = { to: string; label: string; isActive: boolean; count?: number };

/** Tabs that are addresses: a tab can be opened in another window, and Back goes back. */
export function TabLine({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={tab.isActive ? "active" : undefined} aria-current={tab.isActive ? "page" : undefined}>
          {tab.label}
          {!!tab.count && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
