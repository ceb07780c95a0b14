/** A cell of a block: quoted as spreadsheets quote (closed before the next tab or line break), else everything up to there. */
const cell = /"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)|[^\t\n]*/y;

/**
 * Splits a block copied from a spreadsheet into rows of cells. Quoted cells may hold tabs, line breaks and doubled quotes; a quote that
 * is never closed is part of the text. The line break after the last row makes no row.
 */
export function parseTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  for (let at = 0; at <= source.length; at++) {
    cell.lastIndex = at;
    const [all = "", quoted] = cell.exec(source) ?? [];
    rows.at(-1)?.push(quoted === undefined ? all : quoted.replaceAll('""', '"'));
    at += all.length;
    if (source[at] === "\n") {
      rows.push([]);
    }
  }
  return rows;
}

/** The same block back, as a spreadsheet takes it: cells with tabs, line breaks or a leading quote are quoted. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t")).join("\r\n");
}
