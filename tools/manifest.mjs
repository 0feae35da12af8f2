// Writes public/data/index.json: the exports that ship with the application, the demo first.
//
//   node tools/manifest.mjs           writes it
//   node tools/manifest.mjs --check   exits with 1 and a sentence when it is out of date

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DEFAULT = "xianyang-demo";
const EXPORTS = [
  DEFAULT,
  "xianyang-2023",
  "xianyang-2021",
  "datong-2018",
  "fuyang-2020",
  "yingcheng-2020",
];
const folder = fileURLToPath(new URL("../public/data/", import.meta.url));
const target = join(folder, "index.json");

function entry(id) {
  const path = `${id}.json`;
  const bytes = readFileSync(join(folder, path));
  const found = JSON.parse(bytes.toString("utf8"));
  if (found.id !== id) {
    throw new Error(`its id is “${found.id}”, not “${id}”`);
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, title: found.title, sha256, bytes: bytes.length };
}

function manifest() {
  const exports = EXPORTS.map((id) => {
    try {
      return entry(id);
    } catch (error) {
      throw new Error(`public/data/${id}.json can't be listed: ${error.message}.`);
    }
  });
  // The deployment's map is named by hand and kept.
  const { map } = JSON.parse(current() ?? "{}");
  return `${JSON.stringify({ exports, default: DEFAULT, map }, null, 2)}\n`;
}

function current() {
  try {
    return readFileSync(target, "utf8");
  } catch {
    return null;
  }
}

function run(options) {
  if (options.some((option) => option !== "--check") || options.length > 1) {
    console.error("usage: node tools/manifest.mjs [--check]");
    return 2;
  }
  try {
    const text = manifest();
    if (options.length === 0) {
      writeFileSync(target, text);
    } else if (current() !== text) {
      console.error("public/data/index.json is out of date; run `node tools/manifest.mjs`.");
      return 1;
    }
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

process.exitCode = run(process.argv.slice(2));
