import { parseFigure } from "@/lib/parse-figure";
import type { Scheme } from "./queries";

export const lists = ["indicators", "tasks", "projects", "qualitative"] as const;
export const bounds = ["excellent", "good", "pass"] as const;
export const functions = ["raise", "bound", "works"] as const;

type Kind = Scheme["functions"]["raise"]["kind"];
type FunctionDraft = { kind: Kind; points: string; shares: string };

/** What is said of a single item: without a weight or function it has its list's. */
export type ItemDraft = { list: Scheme["items"][number]["list"]; code: string; weight: string; kind: Kind | ""; points: string; shares: string };

/** A scheme as it is typed: figures as texts until they are read. */
export type SchemeDraft = {
  weights: Record<(typeof lists)[number], string>;
  bindingFactor: string;
  grades: Record<(typeof bounds)[number], string>;
  functions: Record<(typeof functions)[number], FunctionDraft>;
  items: ItemDraft[];
  criteria: { code: string; name: string; weight: string }[];
  dropExtremesFrom: string;
  vetoes: { code: string; name: string; best: Scheme["vetoes"][number]["best"] }[];
  combination: Scheme["combination"];
  backsliding: Scheme["backsliding"];
  missingData: Scheme["missingData"];
  ranking: boolean;
};

const text = (value: number | null): string => (value === null ? "" : String(value));

export const draftOf = (scheme: Scheme): SchemeDraft => ({
  weights: {
    indicators: text(scheme.weights.indicators),
    tasks: text(scheme.weights.tasks),
    projects: text(scheme.weights.projects),
    qualitative: text(scheme.weights.qualitative),
  },
  bindingFactor: text(scheme.bindingFactor),
  grades: { excellent: text(scheme.grades.excellent), good: text(scheme.grades.good), pass: text(scheme.grades.pass) },
  functions: Object.fromEntries(
    functions.map((name) => {
      const { kind, points, shares } = scheme.functions[name];
      return [name, { kind, points: text(points), shares: shares?.join(" ") ?? "" }];
    }),
  ) as SchemeDraft["functions"],
  items: scheme.items.map(({ list, code, weight, function: said }) => ({
    list,
    code,
    weight: text(weight),
    kind: said?.kind ?? "",
    points: text(said?.points ?? null),
    shares: said?.shares?.join(" ") ?? "",
  })),
  criteria: scheme.qualitative.criteria.map((c) => ({ ...c, weight: text(c.weight) })),
  dropExtremesFrom: text(scheme.qualitative.dropExtremesFrom),
  vetoes: scheme.vetoes.map((v) => ({ ...v })),
  combination: scheme.combination,
  backsliding: scheme.backsliding,
  missingData: scheme.missingData,
  ranking: scheme.ranking,
});

/** The figure that a text says, NaN where it says none. */
export const figureOf = (typed: string): number => {
  const parsed = parseFigure(typed, "");
  return parsed.kind === "figure" ? parsed.value : Number.NaN;
};

const sharesOf = (typed: string): number[] =>
  typed
    .split(/[\s,，、/／%％]+/)
    .filter(Boolean)
    .map(figureOf);

/** The scheme that was typed, or null while a figure cannot be read. */
export function schemeOf(draft: SchemeDraft, from: Scheme): Scheme | null {
  const said = ({ kind, points, shares }: FunctionDraft) => ({
    kind,
    points: kind === "deduction" ? figureOf(points) : null,
    shares: kind === "path" ? sharesOf(shares) : null,
  });
  const scoring = (name: (typeof functions)[number]) => said(draft.functions[name]);
  const scheme: Scheme = {
    ...from,
    weights: {
      indicators: figureOf(draft.weights.indicators),
      tasks: figureOf(draft.weights.tasks),
      projects: figureOf(draft.weights.projects),
      qualitative: figureOf(draft.weights.qualitative),
    },
    bindingFactor: figureOf(draft.bindingFactor),
    grades: { excellent: figureOf(draft.grades.excellent), good: figureOf(draft.grades.good), pass: figureOf(draft.grades.pass) },
    functions: { raise: scoring("raise"), bound: scoring("bound"), works: scoring("works") },
    items: draft.items.map(({ list, code, weight, kind, ...typed }) => ({
      list,
      code,
      weight: weight.trim() === "" ? null : figureOf(weight),
      function: kind === "" ? null : said({ kind, ...typed }),
    })),
    qualitative: {
      criteria: draft.criteria.map((c) => ({ code: c.code, name: c.name.trim(), weight: figureOf(c.weight) })),
      dropExtremesFrom: figureOf(draft.dropExtremesFrom),
    },
    vetoes: draft.vetoes.map((v) => ({ ...v, name: v.name.trim() })),
    combination: draft.combination,
    backsliding: draft.backsliding,
    missingData: draft.missingData,
    ranking: draft.ranking,
  };
  const figures = [
    ...Object.values(scheme.weights),
    scheme.bindingFactor,
    ...Object.values(scheme.grades),
    ...functions.flatMap((name) => [scheme.functions[name].points ?? 0, ...(scheme.functions[name].shares ?? [])]),
    ...scheme.items.flatMap((item) => [item.weight ?? 0, item.function?.points ?? 0, ...(item.function?.shares ?? [])]),
    ...scheme.qualitative.criteria.map((c) => c.weight),
    scheme.qualitative.dropExtremesFrom,
  ];
  return figures.some(Number.isNaN) ? null : scheme;
}

/** A code that no other of them has. */
export const nextCode = (prefix: string, taken: readonly { code: string }[]): string => {
  let no = taken.length + 1;
  while (taken.some((one) => one.code === `${prefix}-${no}`)) {
    no++;
  }
  return `${prefix}-${no}`;
};
