// Firefox by its own remote control (Marionette): opens a page and asks it something. Playwright's
// Firefox is a build of its own; this is the one that readers have.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

async function until(ask, what, ms = 40_000) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer) return answer;
    await pause(200);
  }
  throw new Error(`${what} took longer than ${ms} ms`);
}

/** A running Firefox: `open(url)`, `ask(script)`, `close()`. */
export async function firefox(program) {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-firefox-'));
  const prefs = { 'marionette.port': 0, 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'network.captive-portal-service.enabled': false, 'intl.accept_languages': 'zh-CN' };
  writeFileSync(join(folder, 'user.js'), Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const child = spawn(program, ['--headless', '--marionette', '--no-remote', '--profile', folder], { stdio: 'ignore', env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: '1', HOME: folder } });
  const portFile = join(folder, 'MarionetteActivePort');
  const port = await until(() => existsSync(portFile) && Number(readFileSync(portFile, 'utf8')), 'the start of Firefox');
  const socket = connect(port, '127.0.0.1');
  let buffer = Buffer.alloc(0);
  const waiting = new Map();
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const length = Number(buffer.subarray(0, colon));
      if (colon < 0 || buffer.length < colon + 1 + length) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length));
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      const { done, failed } = waiting.get(id);
      if (error) failed(new Error(`${error.error}: ${error.message}`));
      else done(value);
    }
  });
  let last = 0;
  const command = (name, values) => new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    const text = JSON.stringify([0, last, name, values]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
  await command('WebDriver:NewSession', {});
  return {
    open: (url) => command('WebDriver:Navigate', { url }),
    ask: async (script) => (await command('WebDriver:ExecuteScript', { script: `return (${script})`, args: [] })).value,
    until,
    async close() {
      socket.destroy();
      child.kill();
      await new Promise((done) => { child.once('exit', done); });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
