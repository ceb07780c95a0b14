/** 48213 → 47 KB, 20971520 → 20.0 MB. */
export function formatSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

type Kind = "pdf" | "ofd" | "image" | "document" | "spreadsheet" | "presentation";

/** What a file is, in a word, from the type that its content has. */
export function kindOf(mediaType: string): Kind {
  const kinds: [string, Kind][] = [
    ["pdf", "pdf"],
    ["ofd", "ofd"],
    ["image/", "image"],
    ["wordprocessing", "document"],
    ["spreadsheet", "spreadsheet"],
  ];
  return kinds.find(([part]) => mediaType.includes(part))?.[1] ?? "presentation";
}
