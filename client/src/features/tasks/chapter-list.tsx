import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useTurns } from "@/api/comparison";
import { chapterNumber } from "@/lib/chinese-number";
import { useUrlFilters } from "@/lib/use-url-filters";
import { ExportButton } from "@/ui/export-button";
import { FilterSelect } from "@/ui/filter-select";
import { FilterText } from "@/ui/filter-text";
import { countLights, LightCounts } from "@/ui/light";
import { leadOf } from "@/ui/owners";
import { PageHeader } from "@/ui/page-header";
import { Panel } from "@/ui/panel";
import { lacksAll, ShortcomingFilters, shortcomingsIn } from "@/ui/shortcomings";
import { SinceSelect } from "@/ui/since-select";
import { EmptyState, ErrorState, Pending } from "@/ui/states";
import { SubjectTable } from "@/ui/subject-table";
import { chaptersQuery } from "./queries";

export function ChapterList() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const { values, set, clear } = useUrlFilters(["q", "owner", "chapter", "light", "lacks"]);
  const compared = useUrlFilters(["since"]);
  const turns = useTurns(plan, compared.values.since, "task");
  const chapters = useQuery(chaptersQuery(plan));
  if (chapters.isPending) {
    return <Pending rows={16} />;
  }
  if (chapters.error) {
    return <ErrorState error={chapters.error} onRetry={() => void chapters.refetch()} />;
  }
  const all = chapters.data.items;
  const owners = new Map(all.flatMap((c) => c.tasks.flatMap((x) => x.responsibilities.map((r) => [r.orgUnit.code, r.orgUnit.shortName] as const))));
  const pressed = shortcomingsIn(values.lacks);
  // By everything but what is lacking, of which each filter says how many it would leave.
  const matching = all
    .filter((c) => !values.chapter || String(c.no) === values.chapter)
    .map((c) => ({
      ...c,
      tasks: c.tasks.filter(
        (x) =>
          (!values.q || x.code === values.q || x.title.includes(values.q) || x.summary.includes(values.q)) &&
          (!values.light || x.status.light === values.light) &&
          (!values.owner || x.responsibilities.some((r) => r.orgUnit.code === values.owner)),
      ),
    }));
  const shown = matching.map((c) => ({ ...c, tasks: c.tasks.filter((x) => lacksAll(x, pressed)) })).filter((c) => c.tasks.length > 0);
  const tasks = all.flatMap((c) => c.tasks);
  return (
    <>
      <PageHeader
        views="tasks"
        title={t("nav.tasks")}
        documentTitle={t("nav.tasks")}
        actions={
          <>
            <SinceSelect value={compared.values.since} onChange={(v) => compared.set("since", v)} />
            <ExportButton
              name={`${plan}-tasks`}
              rows={() => [
                ["chapter", "code", "title", "lead", "commitments"],
                ...shown.flatMap((c) => c.tasks.map((x) => [c.title, x.code, x.title, leadOf(x.responsibilities)?.orgUnit.name, x.commitments.length])),
              ]}
            />
          </>
        }
      >
        <span className="muted">{t("task.count", { chapters: all.length, tasks: tasks.length, commitments: tasks.flatMap((x) => x.commitments).length })}</span>
        <LightCounts lights={countLights(tasks.filter((x) => !x.lifecycle).map((x) => x.status))} />
      </PageHeader>
      <div className="filters">
        <FilterText width={200} label={t("task.find")} value={values.q} onChange={(v) => set("q", v)} />
        <FilterSelect
          all={t("filter.chapter")}
          value={values.chapter}
          options={all.map((c) => ({ value: String(c.no), label: `${chapterNumber(c.no)}${c.title}` }))}
          onChange={(v) => set("chapter", v)}
        />
        <FilterSelect
          all={t("filter.owner")}
          value={values.owner}
          options={[...owners].map(([value, label]) => ({ value, label }))}
          onChange={(v) => set("owner", v)}
        />
        <FilterSelect
          all={t("filter.light")}
          value={values.light}
          options={(["red", "yellow", "green", "grey"] as const).map((value) => ({ value, label: t(`light.${value}`) }))}
          onChange={(v) => set("light", v)}
        />
        <ShortcomingFilters subjects={matching.flatMap((c) => c.tasks)} pressed={pressed} onChange={(v) => set("lacks", v)} />
      </div>
      {shown.length === 0 && (
        <div className="panel">
          {all.length === 0 ? (
            <EmptyState title={t("task.none")}>{t("state.byAdministrator")}</EmptyState>
          ) : (
            <EmptyState title={t("state.noneMatch")}>
              <Button onClick={clear}>{t("filter.clear")}</Button>
            </EmptyState>
          )}
        </div>
      )}
      {shown.map((chapter) => (
        <Panel
          key={chapter.no}
          title={<Link to={`/plans/${plan}/chapters/${chapter.no}`}>{`${chapterNumber(chapter.no)}${chapter.title}`}</Link>}
          note={leadOf(chapter.responsibilities) && t("owner.lead", { name: leadOf(chapter.responsibilities)?.orgUnit.shortName })}
          extra={<LightCounts lights={chapter.lights} />}
        >
          <SubjectTable subjects={chapter.tasks} to={(code) => `/plans/${plan}/tasks/${code}`} turns={turns} />
        </Panel>
      ))}
    </>
  );
}
