// A Vite plugin for development: recompiles when Rust changes, then reloads the page.
// An error is shown over the page, which keeps the last version that compiled.
import { join, relative, sep } from 'node:path';
import { root, seconds } from './run.mjs';
import { buildWasm, CompileError } from './wasm.mjs';

const QUIET_MS = 150;

const isRust = (file) => {
  const path = relative(root, file).split(sep).join('/');
  return path.startsWith('src/') || path === 'Cargo.toml';
};

const overlay = (error) => ({
  type: 'error',
  err: {
    message: error instanceof CompileError && error.errors.length > 0 ? error.errors.join('\n') : error.message,
    stack: '',
    plugin: 'Rust',
  },
});

/** `firstError`: what the build before the server's start failed with, if it did. */
export function rust({ firstError = null } = {}) {
  let error = firstError;
  let timer = null;
  let running = false;
  let again = false;

  async function rebuild(server) {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const begun = performance.now();
      try {
        await buildWasm({ release: false });
        error = null;
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload', path: '*' });
        server.config.logger.info(`Rust changed: rebuilt and reloaded in ${seconds(begun)}`, { timestamp: true });
      } catch (problem) {
        error = problem;
        server.ws.send(overlay(problem));
        server.config.logger.error(`Rust changed: ${problem.message} The page keeps the last version that compiled.`, { timestamp: true });
      }
    } while (again);
    running = false;
  }

  return {
    name: 'luzhi-rust',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add([join(root, 'src'), join(root, 'Cargo.toml')]);
      server.watcher.on('all', (_event, file) => {
        if (!isRust(file)) return;
        clearTimeout(timer);
        timer = setTimeout(() => rebuild(server), QUIET_MS);
      });
      server.ws.on('connection', () => {
        if (error) server.ws.send(overlay(error));
      });
    },
  };
}
