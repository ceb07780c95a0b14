import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "@/api/api-error";
import { api, type Schemas, take } from "@/api/client";
import { queryClient } from "@/api/query-client";
import { upload } from "@/api/upload";
import { readSubmission, type Submission } from "../queries";

export type Attachment = Schemas["Attachment"];

const base = (plan: string, submission: string) => `/api/v1/plans/${plan}/submissions/${submission}/attachments`;

export const evidenceQuery = (plan: string, submission: string) =>
  queryOptions({
    queryKey: ["plans", plan, "submissions", "one", submission, "evidence"],
    // As many as one submission holds.
    queryFn: async () =>
      (await take(api.GET("/api/v1/plans/{plan}/submissions/{submission}/attachments", { params: { path: { plan, submission }, query: { limit: 100 } } })))
        .items,
  });

export const contentAddress = (plan: string, submission: string, attachment: string) => `${base(plan, submission)}/${attachment}`;

/** Adds a file to a line, or to the whole. */
export async function addEvidence(
  plan: string,
  submission: Submission,
  lineNo: number | null,
  file: File,
  onProgress: (share: number) => void,
): Promise<Submission> {
  const query = new URLSearchParams({ fileName: file.name, ...(lineNo !== null && { lineNo: String(lineNo) }) });
  return await changing(plan, submission, (ifMatch) =>
    upload<Schemas["AddedAttachment"]>({ method: "POST", path: `${base(plan, submission.id)}?${query}`, body: file, ifMatch, onProgress }),
  );
}

export const removeEvidence = (plan: string, submission: Submission, attachment: string): Promise<Submission> =>
  changing(plan, submission, (version) =>
    take(
      api.DELETE("/api/v1/plans/{plan}/submissions/{submission}/attachments/{attachment}", {
        params: { path: { plan, submission: submission.id, attachment }, header: { "If-Match": `"${version}"` } },
      }),
    ),
  );

/** What somebody else has saved meanwhile does not stand in the way: read again, it is done on top. What is still missing the submission says. */
async function changing(plan: string, { id, version }: Submission, act: (version: number) => Promise<unknown>): Promise<Submission> {
  try {
    await act(version);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 412)) {
      throw error;
    }
    await act((await readSubmission(plan, id)).version);
  }
  await queryClient.invalidateQueries({ queryKey: evidenceQuery(plan, id).queryKey });
  return await readSubmission(plan, id);
}

/** How many files each line has; null is the submission as a whole. */
export function countByLine(evidence: readonly Attachment[]): ReadonlyMap<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { lineNo } of evidence) {
    counts.set(lineNo, (counts.get(lineNo) ?? 0) + 1);
  }
  return counts;
}
