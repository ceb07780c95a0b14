import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, it } from "vitest";
import { queryClient } from "@/api/query-client";
import { line, refusal, session, submission } from "@/testing/builders";
import { renderScreen } from "@/testing/render";
import { server } from "@/testing/setup";
import { EntryPage } from "./entry-page";

const one = submission({ lines: [line(), line({ no: 2, indicatorCode: "3", title: "水质比例", unit: "%" })], totalLines: 2 });
const address = "*/api/v1/plans/p/submissions/:id";
const me = session();
const open = () => renderScreen(EntryPage, "/plans/:plan/reporting/:id", `/plans/p/reporting/${one.id}`, me);
const valueOf = (cell: HTMLElement) => (cell as HTMLInputElement).value;
const keptKeys = () => Object.keys(localStorage).filter((key) => key.startsWith("lantu-edits:"));
const show = (read: () => typeof one) =>
  server.use(
    trail,
    http.get(address, () => HttpResponse.json(read())),
  );

afterEach(() => {
  queryClient.clear();
  localStorage.clear();
});
const trail = http.get(`${address}/:part`, () => HttpResponse.json({ items: [], nextCursor: null }));

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
  expect((await screen.findAllByText("不是数值，请改正")).length).toBeGreaterThan(0);
  expect(screen.getByText("粘贴 1 格，1 格无法识别")).toBeTruthy();
  expect(screen.getByLabelText(/^3 /).getAttribute("aria-invalid")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "3 水质比例" }));
  expect(document.activeElement).toBe(screen.getByLabelText(/^3 /));
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual({ ifMatch: '"2"', body: { lines: [{ indicatorCode: "2", value: 1234.5 }] } }));
});

it("asks cell by cell when somebody else has saved the same, by keyboard, and saves what was chosen on top", async () => {
  const sent: unknown[] = [];
  let stored = one;
  show(() => stored);
  server.use(
    http.put(`${address}/lines`, async ({ request }) => {
      if (request.headers.get("if-match") !== `"${stored.version}"`) {
        return refusal(412, "stale_version", "内容已被他人改动");
      }
      sent.push(await request.json());
      return HttpResponse.json({ ...stored, version: stored.version + 1, lines: [line({ value: 28.6 }), { ...stored.lines[1], value: 96 }] });
    }),
  );
  open();
  fireEvent.change(await screen.findByLabelText(/^2 /), { target: { value: "28.6" } });
  fireEvent.change(screen.getByLabelText(/^3 /), { target: { value: "96" } });
  stored = { ...one, version: 3, lines: [line({ value: 31, updatedBy: "余斌" }), one.lines[1] as (typeof one.lines)[0]] };
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  const dialog = within(await screen.findByRole("dialog", { name: "1 格别人也改了" }));
  // Nothing is chosen for anybody, and the cell that only I changed is not asked about.
  expect(dialog.getAllByRole("radio")).toHaveLength(2);
  expect(dialog.getByRole("button", { name: "确定" })).toHaveProperty("disabled", true);
  fireEvent.keyDown(dialog.getByRole("button", { name: "确定" }), { key: "Escape" });
  expect(valueOf(screen.getByLabelText(/^2 /))).toBe("28.6");
  expect(keptKeys()).toHaveLength(1);
  fireEvent.click(await screen.findByRole("button", { name: "逐格选定" }));
  const again = within(await screen.findByRole("dialog"));
  fireEvent.click(again.getByRole("button", { name: "全部用我的" }));
  fireEvent.click(again.getByRole("button", { name: "确定" }));
  await waitFor(() =>
    expect(sent).toEqual([
      {
        lines: [
          { indicatorCode: "2", value: 28.6 },
          { indicatorCode: "3", value: 96 },
        ],
      },
    ]),
  );
  await waitFor(() => expect(keptKeys()).toEqual([]));
});

it("merges by itself what only one side changed", async () => {
  const sent: unknown[] = [];
  let stored = one;
  show(() => stored);
  server.use(
    http.put(`${address}/lines`, async ({ request }) => {
      if (request.headers.get("if-match") !== `"${stored.version}"`) {
        return refusal(412, "stale_version", "内容已被他人改动");
      }
      sent.push(await request.json());
      return HttpResponse.json({ ...stored, version: 4, lines: [line({ value: 28.6 }), stored.lines[1]] });
    }),
  );
  open();
  fireEvent.change(await screen.findByLabelText(/^2 /), { target: { value: "28.6" } });
  stored = { ...one, version: 3, lines: [line(), { ...(one.lines[1] as (typeof one.lines)[0]), value: 99 }] };
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual([{ lines: [{ indicatorCode: "2", value: 28.6 }] }]));
  expect(screen.queryByRole("dialog")).toBeNull();
  await waitFor(() => expect(valueOf(screen.getByLabelText(/^3 /))).toBe("99.0"));
});

it("keeps what could not be sent in the browser, for this person and this form, and offers it at the next visit", async () => {
  show(() => one);
  server.use(http.put(`${address}/lines`, () => HttpResponse.error()));
  const first = open();
  fireEvent.change(await screen.findByLabelText(/^2 /), { target: { value: "28.6" } });
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText(/连接中断，内容已留在本机/)).toBeTruthy();
  first.unmount();
  expect(keptKeys()).toEqual([`lantu-edits:${me.user.id}:${one.id}`]);
  open();
  expect(await screen.findByText(/上次有 1 处没有保存到服务器/)).toBeTruthy();
  expect(valueOf(screen.getByLabelText(/^2 /))).toBe("");
  fireEvent.click(screen.getByRole("button", { name: "恢复" }));
  expect(valueOf(screen.getByLabelText(/^2 /))).toBe("28.6");
  server.use(http.put(`${address}/lines`, () => HttpResponse.json({ ...one, version: 3, lines: [line({ value: 28.6 }), one.lines[1]] })));
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(keptKeys()).toEqual([]));
});

it("marks the cell that the server refuses, and saves the others", async () => {
  const sent: unknown[] = [];
  show(() => one);
  server.use(
    http.put(`${address}/lines`, async ({ request }) => {
      const body = (await request.json()) as { lines: { indicatorCode: string }[] };
      sent.push(body.lines.map((l) => l.indicatorCode));
      return body.lines.some((l) => l.indicatorCode === "2")
        ? refusal(422, "invalid", "输入有误", [{ pointer: "/lines/0/value", code: "figure_out_of_range", message: "数值过大" }])
        : HttpResponse.json({ ...one, version: 3, lines: [one.lines[0], { ...one.lines[1], value: 96 }] });
    }),
  );
  open();
  fireEvent.change(await screen.findByLabelText(/^2 /), { target: { value: "99999999" } });
  fireEvent.change(screen.getByLabelText(/^3 /), { target: { value: "96" } });
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(sent).toEqual([["2", "3"], ["3"]]));
  expect(screen.getByLabelText(/^2 /).getAttribute("aria-invalid")).toBe("true");
  expect(screen.getAllByText("数值过大").length).toBeGreaterThan(0);
});

it("says what the checks say, opens the explanation that they ask for, and why it cannot be submitted", async () => {
  const checked = {
    ...one,
    totalLines: 3,
    lines: [
      line({ value: 31.2, checks: [{ ruleNo: 1, answered: false, severity: "querying", code: "change", message: "比同期 +22.8%，超过 ±15%，须说明" }] }),
      line({
        no: 2,
        indicatorCode: "5",
        value: 10.29,
        checks: [{ ruleNo: 1, answered: false, severity: "blocking", code: "monotone", message: "累计值不得低于上期 10.92，请改正" }],
      }),
      line({ no: 3, indicatorCode: "6", value: 9 }),
    ] as typeof one.lines,
  };
  show(() => checked);
  open();
  expect(await screen.findByText("改正 1 项强制错误，说明 1 项核实后可提交")).toBeTruthy();
  expect(screen.getByRole("button", { name: "提交县级审核" })).toHaveProperty("disabled", true);
  fireEvent.click(screen.getByRole("button", { name: "核实 1（待说明）" }));
  expect(document.activeElement).toBe(screen.getByLabelText("说明 2"));
  expect(screen.queryByLabelText("说明 6")).toBeNull();
  fireEvent.change(screen.getByLabelText("说明 2"), { target: { value: "四月十一至十三日两次沙尘输入，均值超过一百一十八" } });
  expect(screen.getByRole("button", { name: "核实 1（已说明）" })).toBeTruthy();
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
  expect([cell.value, next.value]).toEqual(["31.0", "95.0"]);
  fireEvent.keyDown(next, { key: "z", ctrlKey: true });
  expect([cell.value, next.value]).toEqual(["31.0", ""]);
  fireEvent.keyDown(cell, { key: "z", ctrlKey: true });
  expect(cell.value).toBe("");
  fireEvent.focus(cell);
  fireEvent.change(cell, { target: { value: "abc" } });
  fireEvent.keyDown(cell, { key: "Escape" });
  expect(cell.value).toBe("");
});
