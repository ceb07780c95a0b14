import { expect, test } from "vitest";
import type { ApiError } from "@/api/api-error";
import { api, type Schemas, take } from "@/api/client";

const plan = "quzhou-eco-14";
const form = "water-use-year";
const period = "2024";

/** A program's token in place of the cookie, which only a browser keeps; all else is what the screens call. */
async function takeToken(): Promise<string> {
  const answer = await fetch(new URL("/connect/token", window.location.origin), {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: "kaihua-demo", client_secret: "Lantu-demo-program-2025" }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const refusal = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => expect.fail("it was not refused"),
    (error: unknown) => error as ApiError,
  );

test("the client of the screens hands in a whole form", async () => {
  const token = await takeToken();
  api.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  });

  const owed = await take(api.GET("/api/v1/plans/{plan}/submissions", { params: { path: { plan }, query: { form, period } } }));
  const submission = owed.items[0]?.id ?? expect.fail("nothing is asked of the unit");
  const at = (version: number) => ({ path: { plan, submission }, header: { "If-Match": `"${version}"` } });
  const save = (version: number, lines: Schemas["SaveSubmissionLinesLineBody"][]) =>
    take(
      api.PUT("/api/v1/plans/{plan}/submissions/{submission}/lines", {
        params: { ...at(version), header: { ...at(version).header, "Idempotency-Key": crypto.randomUUID() } },
        body: { lines },
      }),
    );
  const read = () => take(api.GET("/api/v1/plans/{plan}/submissions/{submission}", { params: { path: { plan, submission } } }));

  const seen = await read();
  const figure = { indicatorCode: "19", value: 5.2 };
  const stale = await refusal(save(seen.version + 1, [figure]));
  expect([stale.status, stale.code, stale.errors]).toEqual([412, "stale_version", []]);
  const wrong = await refusal(save(seen.version, [{ indicatorCode: "99", value: 5.2 }]));
  expect([wrong.status, wrong.code, wrong.errors.map((e) => [e.pointer, e.code])]).toEqual([
    422,
    "validation_failed",
    [["/lines/0/indicatorCode", "unknown_line"]],
  ]);
  expect(await read()).toEqual(seen);

  const saved = await save(seen.version, [figure]);
  expect([saved.state, saved.lines.map((l) => l.value)]).toEqual(["draft", [5.2]]);

  const key = crypto.randomUUID();
  const submit = () =>
    api.POST("/api/v1/plans/{plan}/submissions/{submission}/transitions", {
      params: { path: { plan, submission }, header: { "If-Match": `"${saved.version}"`, "Idempotency-Key": key } },
      body: { action: "submit" },
    });
  const first = await submit();
  const again = await submit();
  expect([first, again].map((a) => a.response.headers.get("Idempotency-Replayed"))).toEqual([null, "true"]);
  expect(again.data).toEqual(first.data);

  expect((await read()).state).toBe("submitted");
  const trail = await take(api.GET("/api/v1/plans/{plan}/submissions/{submission}/transitions", { params: { path: { plan, submission } } }));
  expect(trail.items.map((t) => [t.action, t.by?.program])).toEqual([["submit", expect.any(String)]]);
});
