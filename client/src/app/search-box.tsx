import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input, type InputRef } from "antd";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Marked } from "@/ui/marked";
import { type Found, pathOf, searchQuery } from "./search";

/** Searches all that the plan says and what has been reported on it. `/` jumps here, arrows choose, Enter opens. */
export function SearchBox({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const isAsked = isOpen && wanted !== "";
  const answer = useQuery({ ...searchQuery(plan, wanted), enabled: isAsked, placeholderData: keepPreviousData });
  const found = (isAsked && answer.data?.items) || [];
  const words = wanted.split(/\s+/);

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
      void navigate(`/plans/${plan}/${pathOf(item)}`);
    }
  };
  const choose = (index: number) => {
    setChosen(index);
    document.getElementById(`search-${index}`)?.scrollIntoView({ block: "nearest" });
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
        maxLength={100}
        value={text}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setTimeout(() => setIsOpen(false), 150)}
        onChange={(e) => {
          setText(e.target.value);
          setChosen(0);
        }}
        onKeyDown={(e) => {
          // While characters are being composed, Enter belongs to the input method.
          if (e.nativeEvent.isComposing) {
            return;
          }
          if (e.key === "ArrowDown") {
            choose(Math.min(chosen + 1, found.length - 1));
          } else if (e.key === "ArrowUp") {
            choose(Math.max(chosen - 1, 0));
          } else if (e.key === "Enter") {
            open(found[chosen]);
          } else if (e.key === "Escape") {
            input.current?.blur();
          }
        }}
      />
      {isAsked && (answer.data || answer.error) && (
        <div className="search-results" id="search-results" role="listbox" aria-label={t("search.placeholder")}>
          {answer.error && <p className="state red">{t("search.failed")}</p>}
          {!answer.error && found.length === 0 && <p className="state muted">{t("search.none", { text: wanted })}</p>}
          {found.map((item, i) => (
            <div
              key={`${item.kind} ${item.code} ${item.title}`}
              id={`search-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={() => open(item)}
              onMouseEnter={() => setChosen(i)}
            >
              <span className="muted nowrap">
                {t(`search.${item.kind}`)} {item.kind === "orgUnit" ? "" : item.code}
              </span>
              <span>
                <Marked text={item.title} words={words} />
                {item.excerpt && (
                  <span className="secondary small excerpt">
                    <Marked text={item.excerpt} words={words} />
                  </span>
                )}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
