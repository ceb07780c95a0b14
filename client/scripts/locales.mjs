// Both languages have the same keys, none empty, none that no source file mentions; and no Chinese stands in a screen outside the locales.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const files = (folder) =>
  readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
const flat = (tree, prefix = "") =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)));
// Those of the public's screens are loaded without the others.
const read = (name) => new Map(["", "public."].flatMap((part) => flat(JSON.parse(readFileSync(`src/locales/${part}${name}.json`, "utf8")))));
const [zh, en] = [read("zh-CN"), read("en")];
const failures = [];
for (const [a, b, name] of [
  [zh, en, "en"],
  [en, zh, "zh-CN"],
]) {
  for (const [key, text] of a) {
    if (!b.has(key)) failures.push(`${name} lacks ${key}`);
    if (text.trim() === "") failures.push(`${key} is empty`);
  }
}
const sources = files("src")
  .filter((f) => /\.tsx?$/.test(f) && !/\.(test|d)\.tsx?$/.test(f))
  .map((f) => [f, readFileSync(f, "utf8")]);
const all = sources.map(([, source]) => source).join("\n");
for (const key of zh.keys()) {
  const group = key.slice(0, key.lastIndexOf("."));
  if (!all.includes(`"${key}"`) && !all.includes(`\`${group}.\${`)) failures.push(`${key} is used nowhere`);
}
// The product's name, and the plan's own words that stand in comments, are no messages.
for (const [file, source] of sources.filter(([f]) => f.endsWith(".tsx"))) {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replaceAll("蓝图", "")
    .replaceAll("中文", "");
  const found = /[\u4e00-\u9fff]+/.exec(code.replace(/YYYY年M月D日/g, ""));
  if (found) failures.push(`${file}: "${found[0]}" outside the locales`);
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}
