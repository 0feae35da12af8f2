// Writes a .br and a .gz beside each compressible file, for servers that hand them out.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.wasm', '.json', '.svg', '.txt', '.md', '.webmanifest']);
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The bytes as brotli at its highest quality. */
export const brotliOf = (bytes) => brotli(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});

/** Every file below a folder, sorted. */
export const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

export async function compressFiles(paths) {
  await Promise.all(paths.map(async (path) => {
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, await brotliOf(bytes));
    await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
  }));
}

export async function compressFolder(folder) {
  const files = filesIn(folder).filter((path) => COMPRESSIBLE.has(extname(path)));
  await compressFiles(files);
  return `${files.length} files`;
}
