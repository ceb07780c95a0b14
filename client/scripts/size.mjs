// Holds the build to its budgets, gzip, from Vite's manifest: what a signed-in first load brings, ECharts apart, every route small, and all of
// what the public's first load brings.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
const size = (file) => gzipSync(readFileSync(`dist/${file}`)).length / 1024;
const reach = (chunk, seen = new Set()) => {
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    for (const name of chunk.imports ?? []) reach(manifest[name], seen);
  }
  return seen;
};
const [first, open, docs] = [reach(manifest["index.html"]), reach(manifest["portal.html"]), reach(manifest["docs.html"])];
const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0);
const failures = [];
const hold = (what, kilobytes, budget) => {
  const line = `${what}: ${kilobytes.toFixed(0)} of ${budget} KB`;
  console.log(line);
  if (kilobytes > budget) failures.push(line);
};

// Swagger UI is what it is; programmers load it once.
hold("the contract's page, JavaScript", total(docs), 560);
hold("first load, JavaScript", total(first), 420);
const styles = new Set([...open].flatMap((file) => Object.values(manifest).find((chunk) => chunk.file === file)?.css ?? []));
hold("the public's first load, page, styles and JavaScript", total(open) + total(styles) + size("portal.html"), 180);
for (const chunk of Object.values(manifest)) {
  if (chunk.file.endsWith(".css")) hold(chunk.file, size(chunk.file), 30);
  for (const css of chunk.css ?? []) hold(css, size(css), 30);
  if (!chunk.file.endsWith(".js") || first.has(chunk.file) || open.has(chunk.file) || docs.has(chunk.file)) continue;
  const isChart = chunk.file.includes("trend-chart");
  hold(chunk.file, size(chunk.file), isChart ? 215 : 60);
}
if (failures.length > 0) {
  console.error(`over budget:\n${failures.join("\n")}`);
  process.exit(1);
}
