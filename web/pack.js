// One HTML file of the whole application (离线单页): page, program, charts, styles and data, each
// packed as text. Used by the running page, which saves itself, and by `npm run build:single`.
import { unpack } from './unpack.js';

/** What the application is served with and does not need in one file. */
const LEFT_OUT = /^(sw\.js|files\.json|config\.json|embed\..*|app\.webmanifest|icon[^/]*|schema\/.*|data\/.*)$/;

/** Whether a file of the application goes into the one file. */
export const isPacked = (name) => !LEFT_OUT.test(name);

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** Text for inside a script element, which ends at `</`. */
const inScript = (text) => text.replaceAll('<', '\\x3c');

/**
 * The page as one text. `files`: name → bytes, among them index.html; `data`: the same for what lies
 * in data/; `encode(bytes)` → { coding, text }; `face`: { title, words, fragment, settings }.
 */
export async function pack({ files, data, encode, face }) {
  const parts = [];
  for (const [name, bytes] of [...files, ...data]) {
    const { coding, text } = await encode(bytes, name);
    parts.push(`<script type="text/plain" data-file="${escape(name)}" data-coding="${coding}">${text}</script>`);
  }
  const index = new TextDecoder().decode(files.get('index.html'));
  const entry = index.match(/<script type="module"[^>]*\ssrc="\.\/([^"]+)"[^>]*>/)[1];
  const style = index.match(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/)[1];
  const icon = files.get('favicon.svg');
  const body = index
    .replace(/\s*<script[^>]*\ssrc=[^>]*><\/script>/g, '')
    .replace(/\s*<link rel="(modulepreload|preload|stylesheet|manifest|icon)"[^>]*>/g, '')
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escape(face.title)}</title>\n    <meta name="description" content="${escape(face.words)}" />`
      + `\n    <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon ? new TextDecoder().decode(icon) : '<svg xmlns="http://www.w3.org/2000/svg"/>')}" />`)
    .replace('<p id="starting"', () => `<p>${escape(face.words)}</p>\n      <p id="starting"`);
  const start = `(${unpack})(${inScript(JSON.stringify({ entry, style, ...face }))})`;
  return body.replace('</body>', () => `${parts.join('\n')}\n<script>${start}</script>\n  </body>`);
}
