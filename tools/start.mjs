// `npm start`: installs what is missing, builds for development, and serves the page,
// rebuilding and reloading on every change. `npm start -- --port 8080 --host 0.0.0.0`.
import { parseArgs } from 'node:util';
import { main, root, steps } from './run.mjs';
import { setupSteps } from './setup.mjs';
import { buildWasm, CompileError } from './wasm.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
  let firstError = null;
  let server = null;

  const took = await steps([
    ...setupSteps(),
    ['Rust to WebAssembly, development build', async () => {
      try {
        return await buildWasm({ release: false });
      } catch (error) {
        if (!(error instanceof CompileError)) throw error;
        firstError = error;
        return 'does not compile yet: the message is above, and each saved change tries again';
      }
    }],
    ['Development server', async () => {
      const { createServer } = await import('vite');
      const { rust } = await import('./vite-rust.mjs');
      server = await createServer({
        configFile: `${root}/vite.config.mjs`,
        plugins: [rust({ firstError })],
        server: { port: Number(values.port ?? 5173), host: values.host ?? 'localhost' },
      });
      await server.listen();
    }],
  ]);

  const urls = [...server.resolvedUrls.local, ...server.resolvedUrls.network];
  console.log(`\nReady in ${took}. Open  ${urls.join('  or  ')}`);
  console.log('A saved change to Rust, CSS or JavaScript shows by itself. Ctrl+C stops.');
});
