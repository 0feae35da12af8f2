// Running other programs, and saying what is being done and for how long. Only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** A failure whose message is meant for the reader: printed without a stack. */
export class Stop extends Error {}

/** The full path of a program on PATH, or null. */
export function which(name) {
  const endings = windows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

/** Runs a program with its output passed through; resolves to its exit code. */
export function run(command, args, { env, onLine, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
    });
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    });
    child.on('error', (error) => reject(new Stop(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (rest) onLine(rest);
      resolve(code ?? 1);
    });
  });
}

/** Runs a program and stops with `sentence` when it fails. */
export async function must(sentence, command, args, options) {
  if ((await run(command, args, options)) !== 0) throw new Stop(sentence);
}

/** What a program prints on standard output, or null when it is missing or fails. */
export function output(command, args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return done.status === 0 ? done.stdout.trim() : null;
}

/** npm as [command, leading arguments], started without a shell on every system. */
export function npm() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.js$/.test(script)) return [process.execPath, [script]];
  if (!windows) return ['npm', []];
  return [process.execPath, [join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')]];
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs named steps in order, each with a header and its time.
 * A step is [name, work]; what `work` returns, if text, is its closing word.
 */
export async function steps(list) {
  const begun = performance.now();
  for (const [index, [name, work]] of list.entries()) {
    const from = performance.now();
    const label = `[${index + 1}/${list.length}] ${name}`;
    console.log(`\n${label} (${seconds(begun)} so far)`);
    try {
      const word = await work();
      console.log(`${label}: ${word ?? 'done'} (${seconds(from)})`);
    } catch (error) {
      if (error instanceof Stop) {
        throw new Stop(`Step ${index + 1} of ${list.length} failed, ${name}: ${error.message}`);
      }
      throw error;
    }
  }
  return seconds(begun);
}

/** Runs a command-line entry: a Stop ends it with its sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Whether the file with this import.meta.url is the one Node was started with. */
export const isMain = (url) => existsSync(process.argv[1] ?? '') && realpathSync(fileURLToPath(url)) === realpathSync(process.argv[1]);
