import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { TrendInput } from "./trend-option";
import { trendOption } from "./trend-option";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const narrow = 520;

/** The chart alone; it is loaded when first drawn, since it brings ECharts with it. It follows its box and the screen's theme. */
export function TrendChart({ input, onYear }: { input: TrendInput; onYear: (year: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const choose = useRef(onYear);
  useEffect(() => {
    choose.current = onYear;
  }, [onYear]);
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const chart = init(element, null, { renderer: "svg" });
    const draw = () => {
      chart.setOption(trendOption(input, colour, element.clientWidth < narrow), true);
      chart.getZr().flush();
    };
    draw();
    chart.on("click", (point) => choose.current(String(point.name)));
    const resize = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    resize.observe(element);
    const looks = ["(prefers-color-scheme: dark)", "print"].map((query) => window.matchMedia(query));
    looks.forEach((look) => look.addEventListener("change", draw));
    return () => {
      looks.forEach((look) => look.removeEventListener("change", draw));
      resize.disconnect();
      chart.dispose();
    };
  }, [input]);
  return <div ref={box} className="chart" />;
}
