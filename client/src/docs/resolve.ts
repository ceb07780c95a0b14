type Part = Record<string, unknown>;

/**
 * The part of the contract at a path, with whatever it refers to in its place; what stands beside a reference goes before what is referred to.
 * Swagger UI's own way makes elements of the whole contract for every operation that is opened, which takes seconds; ours refers to nothing outside itself.
 */
export function resolveSubtree(contract: Part, path: string[]) {
  return Promise.resolve({ spec: resolve(at(contract, path), contract, []), errors: [] });
}

function resolve(part: unknown, contract: Part, within: string[]): unknown {
  if (Array.isArray(part)) return part.map((each) => resolve(each, contract, within));
  if (part === null || typeof part !== "object") return part;
  const { $ref: reference, ...beside } = part as Part;
  if (typeof reference !== "string") return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, resolve(each, contract, within)]));
  // What contains itself is shown once.
  if (within.includes(reference)) return part;
  const target = resolve(at(contract, reference.slice(2).split("/").map(unescape)), contract, [...within, reference]);
  return { ...(target as Part), ...(resolve(beside, contract, within) as Part), $$ref: reference };
}

function at(contract: Part, path: string[]): unknown {
  return path.reduce<unknown>((part, name) => (part as Part | undefined)?.[name], contract);
}

/** Of JSON pointers. */
function unescape(name: string) {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}
