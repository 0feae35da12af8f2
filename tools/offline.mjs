// A Vite plugin: writes the list of what the page consists of, and the service worker that keeps it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesIn } from './compress.mjs';
import { root } from './run.mjs';

/** Exports and settings change without the program: the worker keeps them by themselves. What a page around loads is its own. */
const LEFT_OUT = /^(data\/.*|config\.json|embed\..*|sw\.js|files\.json|luzhi\.html)$|\.(br|gz)$/;

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Every file that the page consists of, with its hash, sorted by name. */
export const listOf = (dist) => filesIn(dist)
  .map((path) => [relative(dist, path).split(sep).join('/'), path])
  .filter(([name]) => !LEFT_OUT.test(name))
  .map(([name, path]) => [name, hashOf(readFileSync(path))]);

/** Writes the list into a built folder, and the worker with it. */
export function writeLists(dist, { worker }) {
  const files = listOf(dist);
  const version = hashOf(JSON.stringify(files)).slice(0, 16);
  writeFileSync(join(dist, 'files.json'), JSON.stringify({ version, files }));
  if (!worker) return;
  const code = readFileSync(join(root, 'web', 'sw.js'), 'utf8');
  writeFileSync(join(dist, 'sw.js'), code.replace('/*FILES*/', () => JSON.stringify({ version, files })));
}

export function offline({ worker }) {
  let dist;
  return {
    name: 'luzhi-offline',
    apply: 'build',
    configResolved(config) {
      dist = join(config.root, config.build.outDir);
    },
    closeBundle() {
      writeLists(dist, { worker });
    },
  };
}
