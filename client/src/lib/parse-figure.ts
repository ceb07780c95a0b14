/** What somebody typed or pasted into a cell: a figure, nothing, or something that is neither. */
export type Parsed = { kind: "empty" } | { kind: "figure"; value: number } | { kind: "unreadable" };

const fullWidth = /[０-９．－＋，（）％]/g;

/**
 * Reads figures the way offices write them: full-width digits, thousands separators, a trailing %, brackets for negatives, a true
 * minus. Anything else is unreadable and is shown as it was typed: no digit is guessed. A % is read where the unit is one, or unknown.
 */
export function parseFigure(text: string, unit: string | null = null): Parsed {
  const plain = text
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u2212/g, "-")
    .trim();
  if (plain === "" || plain === "—" || plain === "-") {
    return { kind: "empty" };
  }
  const bracketed = /^\((.+)\)$/.exec(plain);
  const inside = bracketed?.[1] ?? plain;
  const body = unit === null || unit.includes("%") ? inside.replace(/%$/, "") : inside;
  if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(body) || (bracketed && /^[+-]/.test(body))) {
    return { kind: "unreadable" };
  }
  if (body.replace(/[^\d]/g, "").replace(/^0+/, "").length > 15) {
    return { kind: "unreadable" };
  }
  const value = Number(body.replaceAll(",", ""));
  return { kind: "figure", value: bracketed ? -value : value };
}
