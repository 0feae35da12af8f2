// A Vite plugin: web/embed/elements.js as embed.js beside index.html, under that name for good, in a
// form that is a classic script and a module at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'vite';
import { root } from './run.mjs';

const NAME = 'embed.js';
const source = () => readFileSync(join(root, 'web', 'embed', 'elements.js'), 'utf8');

/** `target`: the oldest browser of the pages around. */
export const embed = ({ target }) => ({
  name: 'luzhi-embed',
  configureServer(server) {
    server.middlewares.use(`/${NAME}`, (_request, response) => {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(source());
    });
  },
  async generateBundle() {
    const { code, errors } = await minify(NAME, source(), { module: false, compress: { target }, mangle: true });
    if (errors?.length) throw new Error(`${NAME}: ${errors[0].message}`);
    this.emitFile({ type: 'asset', fileName: NAME, source: code });
  },
});
