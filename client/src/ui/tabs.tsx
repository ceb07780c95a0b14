import "./tabs.css";
import { Link } from "react-router";

type Tab = { to: string; text: string; isActive: boolean; count?: number | undefined };

/** Views of one page, each at an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} replace className={tab.isActive ? "active" : undefined} aria-current={tab.isActive ? "page" : undefined}>
          {tab.text}
          {!!tab.count && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
