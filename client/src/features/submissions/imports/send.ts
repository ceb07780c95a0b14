import { api, take } from "@/api/client";
import { upload } from "@/api/upload";
import type { Format, Import } from "./queries";

/** What a file's name says it is; null for what no import takes. */
export function formatOf(name: string): Format | null {
  const ending = name.toLowerCase().split(".").pop() ?? "";
  const formats: Record<string, Format> = { xlsx: "xlsx", csv: "csv", ndjson: "ndjson", jsonl: "ndjson" };
  return formats[ending] ?? null;
}

type Progress = (share: number) => void;

/** A workbook or table goes whole; it is small, and begins again when it breaks. */
export const sendFile = (plan: string, format: Format, file: Blob, onProgress: Progress, signal: AbortSignal): Promise<Import> =>
  upload<Import>({ method: "POST", path: `/api/v1/plans/${plan}/imports?format=${format}`, body: file, onProgress, signal });

/** A stream is given its number before its first line, so that it can be found again however early it breaks. */
export const beginStream = (plan: string): Promise<Import> =>
  upload<Import>({ method: "POST", path: `/api/v1/plans/${plan}/imports?format=ndjson`, body: new Blob([]) });

/** Sends the lines that the server does not have yet, however many it has. */
export async function continueStream(plan: string, id: string, file: Blob, onProgress: Progress, signal: AbortSignal): Promise<Import> {
  const { receivedLines } = await take(api.GET("/api/v1/plans/{plan}/imports/{import}", { params: { path: { plan, import: id } } }));
  const start = await startOfLine(file, receivedLines + 1);
  return await upload<Import>({
    method: "PUT",
    path: `/api/v1/plans/${plan}/imports/${id}/rows?from=${receivedLines + 1}`,
    body: file.slice(start),
    onProgress: (share) => onProgress((start + share * (file.size - start)) / Math.max(1, file.size)),
    signal,
  });
}

const pieceBytes = 1024 * 1024;
const lineEnd = 10;

/** Where the nth line of a file begins, in bytes; its end where it has no such line. */
export async function startOfLine(file: Blob, line: number): Promise<number> {
  let passed = 1;
  for (let at = 0; at < file.size && passed < line; at += pieceBytes) {
    const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
    for (let i = piece.indexOf(lineEnd); i >= 0; i = piece.indexOf(lineEnd, i + 1)) {
      passed++;
      if (passed === line) {
        return at + i + 1;
      }
    }
  }
  return line <= 1 ? 0 : file.size;
}
