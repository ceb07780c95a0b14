import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { TrendInput } from "./trend-option";
import { trendOption } from "./trend-option";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** The chart alone; it is loaded when first drawn, since it brings ECharts with it. */
export function TrendChart({ input }: { input: TrendInput }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) {
      return;
    }
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const chart = init(box.current, null, { renderer: "svg" });
    chart.setOption(trendOption(input, colour));
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(box.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [input]);
  return <div ref={box} className="chart" />;
}
