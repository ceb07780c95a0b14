// Imports go one way: lib, ui, api ← features ← app; no feature imports another. Computed from the folder list, so a new feature is
// held to it from its first day. Files are kebab-case and export by name.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const files = (folder) =>
  readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
const layerOf = (path) => path.split("/")[0];
const allowed = {
  lib: ["lib", "locales"],
  api: ["api", "lib"],
  ui: ["ui", "api", "lib"],
  features: ["features", "ui", "api", "lib"],
  app: ["app", "features", "ui", "api", "lib"],
  portal: ["portal", "ui", "api", "lib", "locales"],
  docs: ["docs", "api", "lib"],
  testing: ["testing", "app", "features", "ui", "api", "lib"],
};
const failures = [];

for (const file of files("src").filter((f) => /\.tsx?$/.test(f) && !f.endsWith(".d.ts"))) {
  const path = relative("src", file);
  const source = readFileSync(file, "utf8");
  if (!/^[a-z0-9-]+(\.test)?\.tsx?$/.test(path.split("/").pop())) failures.push(`${path}: not kebab-case`);
  if (/^export default/m.test(source)) failures.push(`${path}: default export`);
  if (source.split("\n").length > 250 && path.endsWith(".tsx")) failures.push(`${path}: over 250 lines`);
  for (const match of source.matchAll(/from "@\/([^"]+)"|import\("@\/([^"]+)"\)/g)) {
    const target = match[1] ?? match[2];
    const isTest = /\.test\.tsx?$/.test(path);
    if (!(allowed[layerOf(path)] ?? []).includes(layerOf(target)) && !(isTest && layerOf(target) === "testing"))
      failures.push(`${path} imports ${target}: wrong way`);
    const [own, other] = [path.split("/")[1], target.split("/")[1]];
    if (layerOf(path) === "features" && layerOf(target) === "features" && own !== other) failures.push(`${path} imports feature ${other}`);
  }
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}
