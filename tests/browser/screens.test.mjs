// Every screen of the desk, as its router lists them, for everybody who may open it: clean for axe, wide and narrow.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage } from './helpers/browser.mjs';
import { makeCase } from './helpers/cases.mjs';
import { deskFor, startCentre } from './helpers/server.mjs';

let centre;
let browser;
let desk;
let made;
let notice;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
  desk = await deskFor(centre, 'commitment');
  const api = await centre.api(desk.resident);
  made = await makeCase(api, desk.item, { accept: false });
  notice = (await api(`/cases/${made.id}/notices`)).items[0];
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

/** Where each screen is found; a route that is not named here fails the test below. */
const places = {
  login: null,
  queue: () => '',
  intake: () => 'intake',
  case: () => `cases/${made.id}`,
  notice: () => `cases/${made.id}/notices/${notice.id}`,
  items: () => 'items',
  item: () => `items/${desk.item.id}`,
  search: () => 'search',
  day: () => 'day',
  filing: () => 'filing',
  phrases: () => 'phrases',
  password: () => 'password',
  calendar: () => 'calendar',
  warnings: () => 'warnings',
  cards: () => 'cards',
  recomputations: () => 'recomputations',
  missing: () => 'no-such-screen',
  // Those who keep the catalogue: looked at in catalogue.test.mjs.
  catalogue: null,
  catalogueItem: null,
  drafts: null,
  draft: null,
  register: null,
};

async function routes() {
  const source = await readFile(new URL('../../frontend/src/desk/router.ts', import.meta.url), 'utf8');
  return [...source.matchAll(/^\s+name: '([^']+)'/gm)].map(([, name]) => name);
}

test('no screen of the router is left out', async () => {
  const names = await routes();
  assert.ok(names.length >= 12, `${names.length} routes`);
  assert.deepEqual([...names].sort(), Object.keys(places).sort());
});

test('before the log-in', async () => {
  const page = await openPage(browser, centre.base);
  await page.goto('/desk/login');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await inspect(page, 'screen-login');
  await page.context().close();
});

for (const role of ['window_b', 'window_a', 'window_c', 'director', 'supervisor', 'administrator']) {
  test(`every screen stands for ${role}`, async () => {
    const home = centre.accounts[0].centre;
    const account =
      { window_b: desk.resident, window_a: desk.chief }[role] ??
      centre.accounts.find((one) => one.role === role && one.centre === home);
    if (!account) return;
    const page = await openPage(browser, centre.base);
    // A substitute off duty and an administrator see no case.
    page.allow(/40[34]/);
    await logIn(page, account);
    for (const name of await routes()) {
      const place = places[name];
      if (!place) continue;
      await page.goto(`/desk/${place()}`);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      await inspect(page, `screen-${name}-${role}`);
    }
    await page.context().close();
  });
}

test('every screen stands on a narrow one', async () => {
  const page = await openPage(browser, centre.base);
  // Recomputations are not the resident's.
  page.allow(/403/);
  await page.setViewportSize({ width: 1024, height: 768 });
  await logIn(page, desk.resident);
  for (const name of await routes()) {
    const place = places[name];
    if (!place) continue;
    await page.goto(`/desk/${place()}`);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    await inspect(page, `screen-${name}-narrow`);
  }
  await page.context().close();
});
