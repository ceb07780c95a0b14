import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, it } from "vitest";
import { queryClient } from "@/api/query-client";
import { line, session, submission } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { LineHistory } from "./line-history";

const drawn = async (now: number, earlier: (number | null)[], median: number | null) => {
  server.use(http.get("*/history", () => HttpResponse.json({ earlier: earlier.map((value, i) => ({ period: String(2020 + i), value, text: null })), median })));
  const one = submission({ period: "2024", lines: [line({ value: now })] });
  return renderScreen(() => <LineHistory plan="p" submission={one} line={line({ value: now })} />, "/", "/", session()).container;
};

afterEach(() => queryClient.clear());

it("stands bars on an axis from nought, the one in question last, and says the same in words", async () => {
  const box = await drawn(1.52, [0.7, null, 0.75], 0.73);
  await screen.findByRole("img", { name: "城市细颗粒物(PM2.5)浓度：2020 0.7，2022 0.75；本期 1.52；中位数 0.73" });
  expect(box.querySelectorAll("rect")).toHaveLength(3);
  expect(box.querySelector("g.now .figure")?.textContent).toBe("1.52");
  expect(screen.queryByText(/纵轴自/)).toBeNull();
});

it("draws points, not bars, where the axis is cut, and says so", async () => {
  const box = await drawn(35.6, [27.1, 28.9], 28);
  await screen.findByText(/纵轴自 2\d 起/);
  expect([box.querySelectorAll("rect").length, box.querySelectorAll("circle").length]).toEqual([0, 3]);
});
