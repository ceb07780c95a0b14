import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { IndicatorName } from "@/ui/indicator-name";
import { LightMark } from "@/ui/light";
import { Heading } from "./heading";
import { searchQuery } from "./queries";
import { Awaited } from "./states";

const places = { indicator: "indicators", task: "tasks", project: "projects", area: "areas" } as const;

/** A box in the head of every page; what it finds has a page of its own, so that it can be sent and read without a script for lists. */
export function SearchBox({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  return (
    <form
      role="search"
      action={`/public/plans/${plan}/search`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) {
          void navigate(`/public/plans/${plan}/search?q=${encodeURIComponent(text.trim())}`);
        }
      }}
    >
      <input
        type="search"
        name="q"
        aria-label={t("portal.search")}
        placeholder={t("portal.search")}
        maxLength={100}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
    </form>
  );
}

/** What of that which is released holds the words. */
export function SearchPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const [params] = useSearchParams();
  const words = useDeferredValue((params.get("q") ?? "").trim());
  const answer = useQuery({ ...searchQuery(plan, words), enabled: words !== "", placeholderData: keepPreviousData });
  if (words !== "" && !answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const found = answer.data?.items ?? [];
  return (
    <>
      <Heading title={words === "" ? t("portal.search") : t("portal.searchFor", { words })} />
      {words !== "" && found.length === 0 && <p className="intro">{t("portal.nothingFound")}</p>}
      <ul className="works found">
        {found.map((one) => (
          <li key={`${one.kind} ${one.code}`}>
            <h3>
              <Link to={`/public/plans/${plan}/${places[one.kind]}/${one.code}`}>
                {one.light && <LightMark light={one.light} />} {one.kind !== "area" && one.code} <IndicatorName name={one.title} />
              </Link>
            </h3>
            <p className="note">{t(`portal.found.${one.kind}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
