// The built binary with a ready-made centre (Luoping, if none is named), on a Tuesday morning, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = new URL('../../../', import.meta.url).pathname;

export async function startCentre({ clock = '2026-03-03T09:00:00+08:00', profile = 'luoping' } = {}) {
  const binary = process.env.YICHUANG_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/yichuang');
  const dir = await mkdtemp(join(tmpdir(), 'yichuang-browser-'));
  const { DATABASE_URL: _, YICHUANG_MASTER_KEY: __, ...env } = process.env;
  let child;
  /** Starts the service on this folder; returns where it listens. */
  const start = async (...options) => {
    child = spawn(binary, ['serve', '--demo', profile, '--data-dir', dir, '--listen', ...options], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)));
      createInterface(child.stdout).on('line', (line) => {
        if (line.startsWith('listening on ')) resolve(line.slice('listening on '.length).trim());
      });
    });
  };
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    child.kill('SIGKILL');
  };
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  const base = await start('127.0.0.1:0', '--clock', clock);
  const accounts = JSON.parse(await readFile(join(dir, 'demo-accounts.json'), 'utf8'));
  return {
    base,
    accounts,
    api: (account) => apiOf(base, account),
    /** Nobody answers any more, until `restore`: same folder, same address, and the clock goes on. */
    cut: end,
    restore: () => start(new URL(base).host),
    async stop() {
      process.off('exit', leave);
      await end();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A signed-in client of the API: `await (await centre.api(account))('/auth/me')`. */
async function apiOf(base, { username, password }) {
  const login = await fetch(`${base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!login.ok) throw new Error(`${username} cannot log in: ${await login.text()}`);
  const { accessToken } = await login.json();
  return async (path, body, headers = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

/** An item of this kind that a person may apply for, its guide, and who holds posts a and b at its window. */
export async function deskFor(centre, kind, fits = () => true) {
  const home = centre.accounts[0].centre;
  const staff = centre.accounts.filter((account) => account.centre === home && /^window_[ab]$/.test(account.role));
  const api = await centre.api(staff.find((account) => account.role === 'window_b'));
  const { items } = await api('/service-items?limit=100');
  for (const row of items.filter((item) => item.kind === kind)) {
    const item = await api(`/service-items/${row.id}`);
    if (!item.guide.applicants.includes('person') || !fits(items, row.window.id, item)) continue;
    const at = async (post) => {
      for (const account of staff.filter((one) => one.role === `window_${post}`)) {
        const me = await (await centre.api(account))('/auth/me');
        if (me.duties.some((duty) => duty.window.id === item.window.id && duty.post === post)) return account;
      }
      throw new Error(`nobody has post ${post} at ${item.window.name}`);
    };
    return { item, resident: await at('b'), chief: await at('a') };
  }
  throw new Error(`no ${kind} item`);
}

/** A window with items of both kinds, who holds posts a and b there, and its items (commitment items: shortest first). */
export async function windowFor(centre) {
  const { item, resident, chief } = await deskFor(centre, 'commitment', (rows, window) =>
    rows.filter((row) => row.window.id === window && row.kind === 'commitment').length > 1 &&
    rows.some((row) => row.window.id === window && row.kind === 'immediate'));
  const api = await centre.api(resident);
  const { items } = await api('/service-items?limit=100');
  const here = await Promise.all(
    items.filter((row) => row.window.id === item.window.id).map((row) => api(`/service-items/${row.id}`)),
  );
  const of = (kind) => here.filter((one) => one.guide.kind === kind && one.guide.applicants.includes('person'));
  const days = (one) => one.guide.promisedLimit?.amount ?? 0;
  return {
    resident,
    chief,
    immediate: of('immediate'),
    commitment: of('commitment').sort((one, other) => days(one) - days(other)),
  };
}
