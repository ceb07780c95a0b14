/** What somebody typed or pasted into a cell: a figure, nothing, or something that is neither. */
export type Parsed = { kind: "empty" } | { kind: "figure"; value: number } | { kind: "unreadable" };

const fullWidth = /[０-９．－＋，（）％]/g;

/**
 * Reads figures the way offices write them: full-width digits, thousands separators, a trailing %, brackets for negatives, a true
 * minus. Anything else is unreadable and is shown as it was typed: no digit is guessed.
 */
export function parseFigure(text: string): Parsed {
  const plain = text
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u2212/g, "-")
    .trim();
  if (plain === "" || plain === "—" || plain === "-") {
    return { kind: "empty" };
  }
  const bracketed = /^\((.+)\)$/.exec(plain);
  const body = (bracketed?.[1] ?? plain).replace(/%$/, "");
  if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(body) || (bracketed && /^[+-]/.test(body))) {
    return { kind: "unreadable" };
  }
  if (body.replace(/[^\d]/g, "").replace(/^0+/, "").length > 15) {
    return { kind: "unreadable" };
  }
  const value = Number(body.replaceAll(",", ""));
  return { kind: "figure", value: bracketed ? -value : value };
}

/** Splits a block copied from a spreadsheet into rows of cells; quoted cells may hold tabs, line breaks and doubled quotes. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (isQuoted) {
      if (c === '"' && source[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') {
        isQuoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"' && cell === "") {
      isQuoted = true;
    } else if (c === "\t" || c === "\n") {
      rows[rows.length - 1]?.push(cell);
      cell = "";
      if (c === "\n") {
        rows.push([]);
      }
    } else {
      cell += c;
    }
  }
  rows[rows.length - 1]?.push(cell);
  const last = rows[rows.length - 1];
  if (rows.length > 1 && last?.length === 1 && last[0] === "") {
    rows.pop();
  }
  return rows;
}
