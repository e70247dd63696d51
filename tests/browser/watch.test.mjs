// Nobody is surprised by a due time: the bell, cards, lights that turn by themselves by the server's clock, the hall board.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage } from './helpers/browser.mjs';
import { makeCase } from './helpers/cases.mjs';
import { startCentre, windowFor } from './helpers/server.mjs';

let centre;
let browser;
let desk;
let made;
let item;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
  desk = await windowFor(centre);
  item = desk.commitment[0];
  made = await makeCase(await centre.api(desk.resident), item);
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

const moveTo = async (instant) => {
  const answer = await fetch(`${centre.base}/api/v1/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advanceTo: instant }),
  });
  if (!answer.ok) throw new Error(await answer.text());
};
const promiseOf = async () => {
  const view = await (await centre.api(desk.chief))(`/cases/${made.id}`);
  return view.timers.find((timer) => timer.clock === 'promise');
};
const before_ = (instant, seconds) => new Date(Date.parse(instant) - seconds * 1000).toISOString();

test('a light turns by the clock of the server, on a computer whose own clock is wrong by hours', async () => {
  const promise = await promiseOf();
  await moveTo(before_(promise.warnAt, 25));
  const page = await openPage(browser, centre.base);
  // The browser believes that it is years later, at another hour.
  await page.addInitScript(() => {
    const shift = (3 * 365 * 24 + 7) * 3600 * 1000;
    const real = Date.now.bind(Date);
    Date.now = () => real() + shift;
  });
  // Whatever it asks for, the list says what it said at first: the row itself turns.
  const said = new Map();
  await page.route('**/api/v1/work-items?**', async (route) => {
    const url = route.request().url();
    if (!said.has(url)) said.set(url, await (await route.fetch()).text());
    await route.fulfill({ contentType: 'application/json', body: said.get(url) });
  });
  await logIn(page, desk.chief);
  const row = page.getByRole('row').filter({ hasText: made.number });
  await row.getByText('正常').waitFor();
  await row.getByText('临期').waitFor({ timeout: 40_000 });
  await page.context().close();
});

test('the bell counts what was told to me, and a sighting takes it away', async () => {
  const page = await openPage(browser, centre.base);
  await logIn(page, desk.chief);
  await page.getByRole('link', { name: /提醒，\d+ 条未读/ }).click();
  await page.getByRole('heading', { name: '我的提醒', level: 1 }).waitFor();
  const row = page.getByRole('row').filter({ hasText: made.number });
  await row.getByText('临期').waitFor();
  await inspect(page, 'watch-warnings');
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('没有未读的提醒').waitFor();
  await page.getByRole('link', { name: '提醒', exact: true }).waitFor();
  await page.getByLabel('显示').selectOption({ label: '全部' });
  await row.getByText(/已读/).waitFor();
  await page.context().close();
});

test('supervision sees the card that an overdue promise left, and so does the person concerned', async () => {
  const promise = await promiseOf();
  const week = 7 * 24 * 3600;
  await moveTo(before_(promise.due, -week));
  const supervisor = centre.accounts.find((account) => account.role === 'supervisor');
  for (const [who, heading, name] of [
    [supervisor, '红黄牌', 'watch-cards'],
    [desk.chief, '发给我的红黄牌', 'watch-my-cards'],
  ]) {
    const page = await openPage(browser, centre.base);
    await logIn(page, who);
    await page.goto('/desk/cards');
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    const row = page.getByRole('row').filter({ hasText: made.number });
    await row.first().getByText('黄牌').or(row.first().getByText('红牌')).first().waitFor();
    await inspect(page, name);
    await page.context().close();
  }
});

test('the board in the hall counts lights and refreshes itself', async () => {
  const page = await openPage(browser, centre.base);
  await page.goto('/board');
  await page.getByRole('heading', { name: '大厅看板' }).waitFor();
  const window = page.getByRole('listitem').filter({ hasText: item.window.name }).filter({ hasText: '当班' });
  await window.first().waitFor();
  await inspect(page, 'watch-board');
  const waiting = async () => Number((await window.first().locator('.waiting strong').innerText()).replace('+', ''));
  const first = await waiting();
  await makeCase(await centre.api(desk.resident), item);
  for (let n = 0; n < 30 && (await waiting()) === first; n++) await page.waitForTimeout(1000);
  assert.equal(await waiting(), first + 1);
  assert.equal((await page.locator('main').innerText()).includes(made.number), false);
  await page.context().close();
});
