import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { indicatorsQuery } from "@/features/indicators/queries";
import { columnsQuery } from "@/features/projects/queries";
import { chaptersQuery } from "@/features/tasks/queries";
import { type Found, search } from "./search";

/** Searches what the plan says, from the lists the screens use anyway. `/` jumps here, arrows choose, Enter opens. */
export function SearchBox({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const isAsked = isOpen && text.trim() !== "";
  const indicators = useQuery({ ...indicatorsQuery(plan, {}), enabled: isAsked });
  const chapters = useQuery({ ...chaptersQuery(plan), enabled: isAsked });
  const columns = useQuery({ ...columnsQuery(plan), enabled: isAsked });
  const found = isAsked ? search(text, indicators.data?.items ?? [], chapters.data?.items ?? [], columns.data?.items ?? []) : [];

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key === "/" && !target.closest("input, textarea, [contenteditable]")) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);

  const open = (item: Found | undefined) => {
    if (item) {
      setIsOpen(false);
      setText("");
      void navigate(`/plans/${plan}/${item.path}`);
    }
  };
  return (
    <div className="search">
      <Input
        ref={input}
        prefix={<SearchOutlined />}
        suffix={<kbd>/</kbd>}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        role="combobox"
        aria-expanded={isAsked}
        aria-controls="search-results"
        aria-activedescendant={isAsked && found.length > 0 ? `search-${chosen}` : undefined}
        value={text}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setTimeout(() => setIsOpen(false), 150)}
        onChange={(e) => {
          setText(e.target.value);
          setChosen(0);
        }}
        onKeyDown={(e) => {
          if (e.key === "ArrowDown") {
            setChosen(Math.min(chosen + 1, found.length - 1));
          } else if (e.key === "ArrowUp") {
            setChosen(Math.max(chosen - 1, 0));
          } else if (e.key === "Enter") {
            open(found[chosen]);
          } else if (e.key === "Escape") {
            input.current?.blur();
          }
        }}
      />
      {isAsked && (
        <div className="search-results" id="search-results" role="listbox" aria-label={t("search.placeholder")}>
          {found.length === 0 && <p className="state muted">{t("search.none", { text })}</p>}
          {found.map((item, i) => (
            <div
              key={item.path}
              id={`search-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={() => open(item)}
              onMouseEnter={() => setChosen(i)}
            >
              <span className="muted nowrap">
                {t(`search.${item.kind}`)} {item.code}
              </span>
              <span>{item.title}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
