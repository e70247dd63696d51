// The year on a screen: why each day is open, by keyboard; the rules changed after a look at which days change.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { startCentre } from './helpers/server.mjs';

let centre;
let browser;
before(async () => {
  // A Sunday afternoon late in the year: the market is over, and the next year is not loaded.
  centre = await startCentre({ clock: '2026-11-08T15:00:00+08:00' });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

const account = (role) => centre.accounts.find((one) => one.role === role);
const dayOf = (page, date) => page.locator(`[data-date="${date}"]`);

async function calendarOf(role) {
  const page = await openPage(browser, centre.base);
  await logIn(page, account(role));
  await press(page, '日历', 'link');
  await page.getByRole('heading', { name: '日历', level: 1 }).waitFor();
  await dayOf(page, '2026-12-31').waitFor();
  return page;
}

test('the director closes a day from the year, adds a market, sees what changes, and saves', async () => {
  const page = await calendarOf('director');
  await page.getByRole('alert').filter({ hasText: '2027 年' }).waitFor();
  await inspect(page, 'calendar-year');

  await tabTo(page, dayOf(page, '2026-11-08'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: '2026年11月17日 周二' }).waitFor();
  const title = await dayOf(page, '2026-11-17').getAttribute('title');
  assert.equal(title, '11月17日 周二，开放 08:00–11:30，14:30–17:30，开放日');
  await press(page, '临时关闭这一天');
  const reason = page.locator('#field-rules-closings-0-reason');
  await reason.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'field-rules-closings-0-reason');
  await page.keyboard.type('停电检修');

  await press(page, '加一种圩日');
  await page.keyboard.type('逢八圩');
  await page.keyboard.press('Tab');
  await page.keyboard.type('08:00-13:00散');
  await typeInto(page, '日子（如 5 15 25）', '8 18 28');
  await press(page, '看看哪些天会变');
  const changes = page.getByRole('region', { name: '会变的日子' });
  await changes.getByText('临时关闭：停电检修').waitFor();
  await changes.scrollIntoViewIfNeeded();
  await inspect(page, 'calendar-preview');
  await press(page, '保存为新版本');
  await page.getByText('现在是第 2 版').waitFor();
  await dayOf(page, '2026-11-17').and(page.locator('.closing')).waitFor();

  // The market of today went on for longer than planned.
  await dayOf(page, '2026-11-08').and(page.locator('.market')).waitFor();
  await dayOf(page, '2026-11-08').focus();
  await page.getByLabel('08:00 开始的时段，实际散场').fill('14:20');
  await press(page, '登记');
  await page.getByText('散场时间已经登记').waitFor();
  await page.getByText('（计划 13:00 散场）').waitFor();
  await inspect(page, 'calendar-day');

  await press(page, '历次版本');
  await page.getByRole('cell', { name: '登记散场时间' }).waitFor();
  await inspect(page, 'calendar-versions');
  await page.context().close();
});

test('a fault of the rules is told where it stands, and nothing is saved', async () => {
  const page = await calendarOf('administrator');
  page.allow(/422/);
  await typeInto(page, '星期二', '上午');
  await press(page, '看看哪些天会变');
  await page.getByText('写法不对').first().waitFor();
  await typeInto(page, '星期二', '11:00-09:00');
  await press(page, '看看哪些天会变');
  await page.getByText('时段为空、重叠或者次序不对').first().waitFor();
  await inspect(page, 'calendar-faults');
  await press(page, '放弃修改');
  await page.context().close();
});

test('the administrator looks at what a year would do, loads it, and answers its make-up day', async () => {
  const page = await calendarOf('administrator');
  page.allow(/422/);
  const which = page.getByLabel('看哪一本日历');
  await which.selectOption({ label: '全国工作日' });
  await press(page, '载入放假安排');
  const holiday = (date, off, name = '春节') => ({ date, name, off });
  const year = { year: 2027, document: '测试〔2026〕1号', holidays: [holiday('2027-02-05', true), holiday('2027-02-09', false)] };
  const write = (value) => page.getByLabel('放假安排（JSON）').fill(JSON.stringify(value));
  await write(year);
  await press(page, '看看有什么变化');
  await page.getByRole('alert').filter({ hasText: '不会是调休上班' }).waitFor();
  year.holidays[1].date = '2027-02-14';
  await write(year);
  await press(page, '看看有什么变化');
  await page.getByText('2027 年还没有载入').waitFor();
  await inspect(page, 'calendar-import');
  await press(page, /^载入$/);
  await page.getByText('2027 年的放假安排已经载入').waitFor();

  await which.selectOption({ index: 1 });
  await press(page, '调休');
  await press(page, '照开：2027-02-14');
  await page.getByRole('row', { name: /2027年2月14日.*照开/ }).waitFor();
  await inspect(page, 'calendar-make-ups');
  await press(page, '下一年');
  await dayOf(page, '2027-02-14').and(page.locator('.makeUp')).waitFor();
  await inspect(page, 'calendar-next-year');
  await page.context().close();
});

test('whoever does not keep the calendar sees the year and no form', async () => {
  const page = await calendarOf('window_b');
  await page.getByRole('button', { name: '历次版本' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '开放规则' }).count(), 0);
  await page.context().close();
});
