import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schemas } from "@/api/client";
import { evaluationsQuery } from "@/api/evaluations";
import { useOwnSession } from "@/api/own-session";
import { today } from "@/lib/today";
import { useUrlFilters } from "@/lib/use-url-filters";
import { PageHeader } from "@/ui/page-header";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { TabLine } from "@/ui/tab-line";
import { ChangeTable } from "./change-table";
import { PublishDialog } from "./publish-dialog";
import { chaptersQuery, documentQuery, previewQuery } from "./queries";
import { periodsOf, readList, writeList } from "./scope";
import { ScopeFields } from "./scope-fields";
import { ShownTable } from "./shown-table";
import "./releases.css";

/** 新发布: choose, see exactly what the public would see, publish. */
export function NewRelease() {
  const { plan = "" } = useParams();
  const document = useQuery(documentQuery(plan));
  const chapters = useQuery(chaptersQuery(plan));
  const failed = [document, chapters].find((q) => q.error);
  if (failed) {
    return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  return document.data && chapters.data ? <Composer plan={plan} document={document.data} chapters={chapters.data.items} /> : <Pending />;
}

function Composer({ plan, document, chapters }: { plan: string; document: Schemas["Plan"]; chapters: readonly { no: number; title: string }[] }) {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(["through", "domains", "chapters", "evaluations", "view"]);
  const mayWrite = useOwnSession()?.permissions.includes("releases.write") ?? false;
  const [isPublishing, setPublishing] = useState(false);
  const periods = periodsOf(document, today());
  const through = periods.find((p) => p === values.through) ?? periods[0] ?? String(document.startYear);
  const numbers = chapters.map((c) => String(c.no));
  const domains = readList(values.domains, document.domains);
  const picked = readList(values.chapters, numbers);
  // Nobody brings an evaluation out by not looking: unlike the rest, none is picked unless it was.
  const signed = useQuery(evaluationsQuery(plan)).data?.filter((e) => e.state === "signed") ?? [];
  const evaluations = signed.filter((e) => values.evaluations?.split(",").includes(e.id));
  const scope = { through, domains, chapters: picked.map(Number), evaluations: evaluations.map((e) => e.id) };
  const isEmpty = domains.length + picked.length + evaluations.length === 0;
  const preview = useQuery({ ...previewQuery(plan, scope), enabled: !isEmpty });
  const isShown = values.view === "all";
  // The tabs keep what is chosen.
  const tab = (view: string | undefined) =>
    `?${new URLSearchParams(Object.entries({ ...values, view, kind: undefined }).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])))}`;
  const isStale = preview.isPlaceholderData || preview.isFetching;
  return (
    <>
      <PageHeader
        crumb={<Link to={`/plans/${plan}/releases`}>{t("nav.releases")}</Link>}
        title={t("release.new")}
        documentTitle={t("release.new")}
        actions={
          mayWrite && (
            <Button
              type="primary"
              disabled={isEmpty || isStale || !preview.data || !!preview.error || (preview.data.changes.length === 0 && evaluations.length === 0)}
              onClick={() => setPublishing(true)}
            >
              {t("release.publishDots")}
            </Button>
          )
        }
      >
        {preview.data && !isEmpty && (
          <span className="secondary" aria-live="polite">
            {t("release.summary", preview.data.counts)}{" "}
            {evaluations.length > 0 && t("release.consequenceEvaluations", { titles: evaluations.map((e) => e.title).join("、") })}
          </span>
        )}
      </PageHeader>
      <section className="panel">
        <ScopeFields
          periods={periods}
          through={through}
          onThrough={(v) => set("through", v)}
          domains={document.domains.map((value) => ({ value, label: value }))}
          pickedDomains={domains}
          onDomains={(next) => set("domains", writeList(next, document.domains))}
          chapters={chapters.map((c) => ({ value: String(c.no), label: `${c.no} ${c.title}` }))}
          pickedChapters={picked}
          onChapters={(next) => set("chapters", writeList(next, numbers))}
          evaluations={signed.map((e) => ({ value: e.id, label: e.title }))}
          pickedEvaluations={scope.evaluations}
          onEvaluations={(next) => set("evaluations", next.join(",") || undefined)}
        />
      </section>
      <section className="panel fills">
        <TabLine
          label={t("release.new")}
          tabs={[
            { to: tab(undefined), label: t("release.changes"), isActive: !isShown, count: isEmpty ? 0 : preview.data?.changes.length },
            { to: tab("all"), label: t("release.shown"), isActive: isShown },
          ]}
        />
        {isEmpty ? (
          <EmptyState title={t("release.chooseScope")} />
        ) : preview.error ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : !preview.data ? (
          <Pending />
        ) : isShown ? (
          <ShownTable preview={preview.data} />
        ) : (
          <ChangeTable name={`${plan}-release-${preview.data.no}-preview`} changes={preview.data.changes} />
        )}
      </section>
      {isPublishing && preview.data && (
        <PublishDialog plan={plan} scope={scope} preview={preview.data} evaluations={evaluations.map((e) => e.title)} onClose={() => setPublishing(false)} />
      )}
    </>
  );
}
