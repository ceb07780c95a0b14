import { language } from "@/lib/language";
import { ApiError, type Problem } from "./api-error";
import { xsrfToken } from "./xsrf";
import { heed } from "./query-client";

type Upload = {
  method: "POST" | "PUT";
  path: string;
  body: Blob;
  ifMatch?: number;
  /** The share that has left this computer, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
};

/** Sends a file as it is. By XMLHttpRequest, the only one that tells how much has been sent. */
export function upload<T>({ method, path, body, ifMatch, onProgress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", language());
    request.setRequestHeader("X-XSRF-TOKEN", xsrfToken());
    if (ifMatch !== undefined) {
      request.setRequestHeader("If-Match", `"${ifMatch}"`);
    }
    request.upload.addEventListener("progress", (event) => onProgress?.(event.total > 0 ? event.loaded / event.total : 1));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      const isProblem = request.getResponseHeader("content-type")?.startsWith("application/problem+json");
      const problem = isProblem ? (JSON.parse(request.responseText) as Problem) : {};
      const error = new ApiError(request.status, problem, Number(request.getResponseHeader("retry-after")) || null);
      heed(error, path);
      reject(error);
    });
    request.addEventListener("error", () => reject(new ApiError(0, { code: "network", title: "network" })));
    request.addEventListener("abort", () => reject(new ApiError(0, { code: "aborted", title: "aborted" })));
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
