import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { line, submission } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { EntryPage } from "./entry-page";

const one = submission({ lines: [line(), line({ no: 2, indicatorCode: "3", title: "水质比例", unit: "%" })], totalLines: 2 });
const address = "*/api/v1/plans/p/submissions/:id";
const open = () => renderScreen(EntryPage, "/plans/:plan/reporting/:id", `/plans/p/reporting/${one.id}`);
const trail = http.get(`${address}/transitions`, () => HttpResponse.json({ items: [], nextCursor: null }));

it("pastes a column downwards, marks what is no figure and saves the rest with If-Match", async () => {
  let sent: { ifMatch: string | null; body: unknown } | undefined;
  server.use(
    trail,
    http.get(address, () => HttpResponse.json(one)),
    http.put(`${address}/lines`, async ({ request }) => {
      sent = { ifMatch: request.headers.get("if-match"), body: await request.json() };
      return HttpResponse.json({ ...one, version: 3 });
    }),
  );
  open();
  const cell = await screen.findByLabelText(/^2 /);
  fireEvent.paste(cell, { clipboardData: { getData: () => "1,234.5\nabc\n" } });
  expect(await screen.findByText("不是数值，请改正")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual({ ifMatch: '"2"', body: { lines: [{ indicatorCode: "2", value: 1234.5 }] } }));
});

it("keeps what was typed when somebody else has saved first", async () => {
  server.use(
    trail,
    http.get(address, () => HttpResponse.json(one)),
    http.put(`${address}/lines`, () =>
      HttpResponse.json(
        {
          type: "/problems/stale_version",
          title: "内容已被他人改动",
          status: 412,
          detail: null,
          instance: null,
          code: "stale_version",
          traceId: "t",
          errors: [],
        },
        { status: 412, headers: { "content-type": "application/problem+json" } },
      ),
    ),
  );
  open();
  fireEvent.change(await screen.findByLabelText(/^2 /), { target: { value: "28.6" } });
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("别人刚刚改动了这份报件")).toBeTruthy();
  expect((screen.getByLabelText(/^2 /) as HTMLInputElement).value).toBe("28.6");
});

it("offers only what the server allows", async () => {
  server.use(
    trail,
    http.get(address, () => HttpResponse.json({ ...one, state: "submitted", step: "countyApproval", allowedActions: ["withdraw"] })),
  );
  open();
  expect(await screen.findByRole("button", { name: "撤回" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "保存" })).toBeNull();
});

it("takes a cell back with Esc, and one paste after another with Ctrl+Z", async () => {
  server.use(
    trail,
    http.get(address, () => HttpResponse.json(one)),
  );
  open();
  const cell = (await screen.findByLabelText(/^2 /)) as HTMLInputElement;
  const next = screen.getByLabelText(/^3 /) as HTMLInputElement;
  fireEvent.focus(cell);
  fireEvent.change(cell, { target: { value: "31" } });
  fireEvent.paste(next, { clipboardData: { getData: () => "95\n96\n" } });
  expect([cell.value, next.value]).toEqual(["31", "95"]);
  fireEvent.keyDown(next, { key: "z", ctrlKey: true });
  expect([cell.value, next.value]).toEqual(["31", ""]);
  fireEvent.keyDown(cell, { key: "z", ctrlKey: true });
  expect(cell.value).toBe("");
  fireEvent.focus(cell);
  fireEvent.change(cell, { target: { value: "abc" } });
  fireEvent.keyDown(cell, { key: "Escape" });
  expect(cell.value).toBe("");
});
