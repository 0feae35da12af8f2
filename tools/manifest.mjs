// Writes public/data/index.json: the exports that ship with the application, the demo first, then
// any other in the folder. An export mine.json with a folder mine/ is in parts: the file is its
// summary, and the files of the folder load when they are looked at.
//
//   node tools/manifest.mjs           writes it
//   node tools/manifest.mjs --check   exits with 1 and a sentence when it is out of date

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { partsOf } from "./parts.mjs";

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
  const parts = partsOf(folder, path, found);
  return { path, title: found.title, sha256, bytes: bytes.length, parts };
}

/** The other exports of the folder, by name; files that are no export are left alone. */
function others() {
  const names = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.json$/.test(name) && name !== "index.json");
  const ids = names.map((name) => name.slice(0, -5)).filter((id) => !EXPORTS.includes(id)).sort();
  const isExport = (id) => readFileSync(join(folder, `${id}.json`), "utf8").slice(0, 4096).includes('"luzhi/1');
  return ids.filter(isExport);
}

function manifest() {
  const exports = [...EXPORTS, ...others()].map((id) => {
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
