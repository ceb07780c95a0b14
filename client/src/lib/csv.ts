/** A cell that a spreadsheet would run as a formula is made plain text. */
function neutral(cell: string): string {
  return /^[\s\u00a0]*[=+\-@＝＋－＠\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?%?$/.test(cell.trim()) ? `'${cell}` : cell;
}

export function toCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const lines = rows.map((row) =>
    row
      .map((cell) => {
        const text = neutral(cell === null || cell === undefined ? "" : String(cell).replace(/^−/, "-"));
        return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      })
      .join(","),
  );
  // The mark tells Excel that this is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

export function download(name: string, content: string | Blob, type = "text/csv;charset=utf-8"): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
