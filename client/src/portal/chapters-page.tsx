import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { chapterNumber } from "@/lib/chinese-number";
import { language } from "@/lib/language";
import { FewCounts, LightKey } from "./bars";
import { Heading } from "./heading";
import { chaptersQuery } from "./queries";
import { Awaited } from "./states";
import { WorkList } from "./work-list";

export function ChaptersPage() {
  const { t } = useTranslation();
  const { plan = "" } = useParams();
  const chapters = useQuery(chaptersQuery(plan));
  if (!chapters.data) {
    return <Awaited error={chapters.error} onRetry={() => void chapters.refetch()} />;
  }
  return (
    <>
      <Heading title={t("portal.nav.chapters")} />
      {chapters.data.length === 0 && <p>{t("portal.nothingReleased")}</p>}
      {chapters.data.length > 0 && <LightKey />}
      {chapters.data.map((chapter) => (
        <details key={chapter.no} className="chapter">
          <summary>
            <h2>
              {language() === "en" ? `${chapter.no}. ` : chapterNumber(chapter.no)}
              {chapter.title}
            </h2>
            <FewCounts lights={chapter.taskLights} />
          </summary>
          <p>{chapter.summary}</p>
          <WorkList plan={plan} place="tasks" works={chapter.tasks} />
        </details>
      ))}
    </>
  );
}
