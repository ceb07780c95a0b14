import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { IndicatorName, Unit } from "@/ui/indicator-name";
import { LightTag } from "@/ui/light";
import { Heading } from "./heading";
import { indicatorQuery } from "./queries";
import { Awaited } from "./states";
import { canBeDrawn, Trend, trendOf, useAxisNote } from "./trend";

/** One chart for the page of somebody else, which leads back here. */
export function EmbedPage() {
  const { plan = "", code = "" } = useParams();
  const answer = useQuery(indicatorQuery(plan, code));
  if (!answer.data) {
    return <Awaited error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  return <Embedded plan={plan} indicator={answer.data.indicator} />;
}

function Embedded({ plan, indicator }: { plan: string; indicator: NonNullable<Parameters<typeof trendOf>[0]> }) {
  const trend = trendOf(indicator);
  const note = useAxisNote(trend);
  return (
    <main className="portal embedded one-trend">
      <Heading
        title={indicator.name}
        shown={
          <a href={`/public/plans/${plan}/indicators/${indicator.code}`} target="_blank" rel="noopener">
            <IndicatorName name={indicator.name} />
          </a>
        }
      >
        <small>
          <Unit unit={indicator.unit} />
          {note && `，${note}`}
        </small>
        <LightTag status={indicator.status} />
      </Heading>
      {canBeDrawn(trend) && <Trend trend={trend} decimals={indicator.decimals} label={indicator.name} />}
      <p className="note">{indicator.status.explanation}</p>
    </main>
  );
}
