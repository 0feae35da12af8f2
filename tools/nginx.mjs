// The real nginx with the configuration that deployments are given, for tests and for the demo portal.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apt, isDebianRoot } from './chromium.mjs';
import { output, root, Stop, which } from './run.mjs';

/** The path of nginx, or null; Debian keeps it where only root's PATH leads. */
export const findNginx = () => which('nginx') ?? ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? null;

/** Makes sure that there is an nginx: on PATH, else by apt as root. */
export async function ensureNginx() {
  if (!findNginx() && isDebianRoot()) await apt(['nginx-light']);
  if (!findNginx()) throw new Stop('nginx is missing, which the tests of embedding need: install the nginx package of your system (Debian: nginx-light).');
  return 'nginx is there';
}

const freePort = () => new Promise((done, failed) => {
  const server = createServer().once('error', failed);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Puts a value in the place of one line that a deployment is told to change. */
function change(text, line, to) {
  if (text.split(line).length !== 2) throw new Stop(`deploy/nginx.conf has not exactly one "${line}".`);
  return text.replace(line, () => to);
}

async function answers(url, child) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) return false;
    if (await fetch(url).then((response) => response.ok, () => false)) return true;
    await new Promise((later) => { setTimeout(later, 50); });
  }
  return false;
}

/**
 * Serves dist/ below `base` by nginx with deploy/nginx.conf, allowing `origins` to embed it: the list
 * is written into config.json, and from there into the policy, as a deployment does it.
 */
export async function serveByNginx({ folder = join(root, 'dist'), base = '/luzhi/', origins = [], port: wanted = 0 } = {}) {
  const nginx = findNginx();
  if (!nginx) throw new Stop('nginx is missing: install the nginx package of your system (Debian: nginx-light).');
  if (!existsSync(join(folder, 'index.html'))) throw new Stop('There is no dist/ to serve: run npm run build first.');
  const place = mkdtempSync(join(tmpdir(), 'luzhi-nginx-'));
  const site = join(place, 'site');
  mkdirSync(join(site, base), { recursive: true });
  cpSync(folder, join(site, base), { recursive: true });
  const config = join(site, base, 'config.json');
  for (const end of ['.br', '.gz']) rmSync(config + end, { force: true });
  writeFileSync(config, JSON.stringify({ embed: { allowedOrigins: origins } }));
  const list = output('sh', [join(root, 'deploy', 'origins.sh'), 'nginx', config]);
  if (list === null) throw new Stop('deploy/origins.sh did not take the list of origins.');
  writeFileSync(join(place, 'origins.conf'), list);

  const port = wanted || await freePort();
  let ours = readFileSync(join(root, 'deploy', 'nginx.conf'), 'utf8');
  ours = change(ours, 'listen 80;', `listen 127.0.0.1:${port};`);
  ours = change(ours, 'root /srv/luzhi;', `root ${site};`);
  ours = change(ours, 'include /etc/nginx/luzhi-origins.conf;', `include ${place}/origins.conf;`);
  writeFileSync(join(place, 'luzhi.conf'), ours);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${place}/${name};`);
  writeFileSync(join(place, 'nginx.conf'), `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;\nworker_processes 1;
pid ${place}/nginx.pid;\nerror_log ${place}/error.log warn;\nevents {}
http { access_log off; ${folders.join(' ')} include ${place}/luzhi.conf; }\n`);
  const child = spawn(nginx, ['-p', place, '-c', join(place, 'nginx.conf'), '-e', join(place, 'error.log')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  const url = `http://127.0.0.1:${port}${base}`;
  const close = async () => {
    const ended = child.exitCode === null ? new Promise((done) => { child.once('exit', done); }) : null;
    child.kill('SIGTERM');
    await ended;
    rmSync(place, { recursive: true, force: true });
  };
  if (!await answers(url, child)) {
    const log = existsSync(join(place, 'error.log')) ? readFileSync(join(place, 'error.log'), 'utf8') : '';
    await close();
    throw new Stop(`nginx did not start: ${said}${log}`);
  }
  return { url, close };
}
