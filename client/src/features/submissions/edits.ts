import type { ApiError } from "@/api/api-error";
import { formatFigure } from "@/lib/format";
import { parseFigure } from "@/lib/parse-figure";
import { type Detail, details } from "@/ui/line-details";
import { addressOf, type Line, type LineBody } from "./queries";

export type Field = "value" | "text" | "explanation" | Detail;

const isDetail = (field: Field): field is Detail => (details as readonly Field[]).includes(field);

/** What was typed into a field, and what the server had there when that began. */
export type Edit = { text: string; base: string };

/** What was typed and is not yet on the server, by line number. */
export type Edits = Readonly<Record<number, Readonly<Partial<Record<Field, Edit>>>>>;

export type Place = { no: number; field: Field };

/** A field that two people changed: here, and on the server since. */
export type Conflict = Place & { line: Line; mine: string; theirs: string; base: string };

/** What a conflict ends with; null takes what the server has. */
export type Choice = { conflict: Conflict; text: string | null };

/** A text that the server has refused, with its reason. */
export type Refusal = Place & { text: string; message: string };

/** How a field of the server's line stands in its cell. */
export function serverText(line: Line, field: Field): string {
  if (isDetail(field)) {
    return String(line.details?.[field] ?? "");
  }
  if (field === "value" && line.answerKind === "completion") {
    // Done or not, whatever digits its commitment has.
    return line.value === null ? "" : String(line.value);
  }
  return field !== "value" ? (line[field] ?? "") : line.value === null ? "" : formatFigure(line.value, line.decimals).replace("−", "-");
}

export const textOf = (line: Line, field: Field, edits: Edits): string => edits[line.no]?.[field]?.text ?? serverText(line, field);

export const list = (edits: Edits): (Place & Edit)[] =>
  Object.entries(edits).flatMap(([no, fields]) => Object.entries(fields).map(([field, edit]) => ({ no: Number(no), field: field as Field, ...edit })));

export function put(edits: Edits, { no, field }: Place, edit: Edit | undefined): Edits {
  const { [no]: fields, ...others } = edits;
  const { [field]: _, ...rest } = fields ?? {};
  const left = edit ? { ...rest, [field]: edit } : rest;
  return Object.keys(left).length > 0 ? { ...others, [no]: left } : others;
}

/** Two texts that say the same: 1 and 1.00 do. */
function isSame(line: Line, field: Field, a: string, b: string): boolean {
  if (a === b || (field !== "value" && field !== "invested")) {
    return a.trim() === b.trim();
  }
  const unit = field === "value" ? line.unit : null;
  const [x, y] = [parseFigure(a, unit), parseFigure(b, unit)];
  return x.kind !== "unreadable" && x.kind === y.kind && (x.kind !== "figure" || (y.kind === "figure" && x.value === y.value));
}

export function type(lines: readonly Line[], edits: Edits, place: Place, text: string): Edits {
  const line = lines.find((l) => l.no === place.no);
  const base = edits[place.no]?.[place.field]?.base ?? (line ? serverText(line, place.field) : "");
  return put(edits, place, { text, base });
}

/** Drops what says no more than the server already has, but for the field that is being typed in, whose text must not change under the hands. */
export function prune(lines: readonly Line[], edits: Edits, held: Place | null): Edits {
  const isHeld = (place: Place) => held?.no === place.no && held.field === place.field;
  return list(edits).reduce((left, edit) => {
    const line = lines.find((l) => l.no === edit.no);
    return line && !isHeld(edit) && isSame(line, edit.field, edit.text, serverText(line, edit.field)) ? put(left, edit, undefined) : left;
  }, edits);
}

/** What the server does not have yet. */
export const pending = (lines: readonly Line[], edits: Edits): Edits => prune(lines, edits, null);

/** Turns edits into what is sent; texts that cannot be read, or were refused as they are, stay behind. */
export function toLines(lines: readonly Line[], edits: Edits, refusals: readonly Refusal[] = []): { no: number; body: LineBody }[] {
  const left = pending(lines, edits);
  const isRefused = (no: number, field: Field, text: string) => refusals.some((r) => r.no === no && r.field === field && r.text === text);
  return lines.flatMap((line) => {
    const { value, text, explanation } = left[line.no] ?? {};
    const words = (field: Field, edit: Edit | undefined) => (edit && !isRefused(line.no, field, edit.text) ? { [field]: edit.text.trim() || null } : {});
    const said = (no: number, field: Detail, edit: Edit | undefined) => {
      const figure = field === "invested" && edit && !isRefused(no, field, edit.text) ? parseFigure(edit.text, null) : undefined;
      return field !== "invested"
        ? words(field, edit)
        : figure && figure.kind !== "unreadable"
          ? { invested: figure.kind === "figure" ? figure.value : null }
          : {};
    };
    const parsed = value && !isRefused(line.no, "value", value.text) ? parseFigure(value.text, line.unit) : undefined;
    const members = {
      ...(parsed && parsed.kind !== "unreadable" ? { value: parsed.kind === "figure" ? parsed.value : null } : {}),
      ...words("text", text),
      ...words("explanation", explanation),
    };
    const given = Object.assign({}, ...details.map((detail) => said(line.no, detail, left[line.no]?.[detail])));
    if (Object.keys(given).length > 0) {
      Object.assign(members, { details: given });
    }
    return Object.keys(members).length > 0 ? [{ no: line.no, body: { ...addressOf(line), ...members } }] : [];
  });
}

/** After a save: what was sent now rests on what the server answered; what was typed since stays. */
export function settle(edits: Edits, sent: Edits, saved: readonly Line[], held: Place | null): Edits {
  const rested = list(sent).reduce((now, { no, field }) => {
    const [edit, line] = [now[no]?.[field], saved.find((l) => l.no === no)];
    return edit && line ? put(now, { no, field }, { text: edit.text, base: serverText(line, field) }) : now;
  }, edits);
  return prune(saved, rested, held);
}

/** Where the server has changed since the typing began, to something else than was typed. */
export function conflictsOf(lines: readonly Line[], edits: Edits): Conflict[] {
  return list(edits).flatMap(({ no, field, text, base }) => {
    const line = lines.find((l) => l.no === no);
    const theirs = line && serverText(line, field);
    return line && theirs !== undefined && !isSame(line, field, theirs, base) && !isSame(line, field, theirs, text)
      ? [{ no, field, line, mine: text, theirs, base }]
      : [];
  });
}

/** What was chosen stands on top of theirs, or theirs takes its place. */
export const resolve = (edits: Edits, choices: readonly Choice[]): Edits =>
  choices.reduce((left, { conflict, text }) => put(left, conflict, text === null ? undefined : { text, base: conflict.theirs }), edits);

/** The refusals of an answer, by the place in what was sent: /lines/3/value. */
export function refusalsOf(error: ApiError, sent: readonly { no: number }[], edits: Edits): Refusal[] {
  return error.errors.flatMap(({ pointer, message }) => {
    const [, index, member] = /^\/lines\/(\d+)(?:\/(?:details\/)?(\w+))?$/.exec(pointer) ?? [];
    const no = sent[Number(index)]?.no;
    const field: Field = ["explanation", "text", ...details].includes(member ?? "") ? (member as Field) : "value";
    const text = no === undefined ? undefined : edits[no]?.[field]?.text;
    return no !== undefined && text !== undefined ? [{ no, field, text, message }] : [];
  });
}
