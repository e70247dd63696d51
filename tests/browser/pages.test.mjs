// Every page, wide and on a phone: Chinese, without a fault, clean for axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage } from './helpers/browser.mjs';
import { startCentre } from './helpers/server.mjs';

let centre;
let browser;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

test('the public pages stand, wide and on a phone', async () => {
  for (const phone of [false, true]) {
    const kind = phone ? '-phone' : '';
    const page = await openPage(browser, centre.base, { phone });
    await page.goto('/');
    await page.getByRole('heading', { name: '今天想办什么事？' }).waitFor();
    await page.getByRole('main').getByRole('link').first().waitFor();
    await inspect(page, `page-public-home${kind}`);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');

    await page.getByRole('main').locator('a[href^="/items/"]').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await inspect(page, `page-public-guide${kind}`);
    await page.goto('/progress');
    await page.getByLabel('受理编号').waitFor();
    await inspect(page, `page-public-progress${kind}`);
    page.allow(/404/);
    await page.goto('/no-such-page');
    await page.getByText('没有这个页面').waitFor();
    await inspect(page, `page-public-missing${kind}`);
    await page.context().close();
  }
});

test('for old eyes and hands: 18 pt, 60 px, kept from page to page', async () => {
  const page = await openPage(browser, centre.base, { phone: true });
  await page.goto('/');
  await page.getByRole('button', { name: '长辈版' }).click();
  await page.getByRole('main').locator('a[href^="/items/"]').first().waitFor();
  await inspect(page, 'page-elder-home');
  await page.goto('/progress');
  await page.getByLabel('受理编号').waitFor();
  await inspect(page, 'page-elder-progress');
  const points = await page.evaluate(() => (parseFloat(getComputedStyle(document.body).fontSize) * 72) / 96);
  assert.ok(points >= 18, `${points} pt`);
  for (const control of await page.locator('button:visible, input:visible').all()) {
    const { height } = await control.boundingBox();
    assert.ok(height >= 60, `${height} px: ${await control.textContent()}`);
  }
  await page.context().close();
});

test('a wrong number is said kindly', async () => {
  const page = await openPage(browser, centre.base, { phone: true });
  page.allow(/404/);
  await page.goto('/progress');
  await page.getByLabel('受理编号').fill('0000');
  await page.getByLabel('查询码').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('没有查到').first().waitFor();
  await inspect(page, 'page-public-progress-nothing');
  await page.context().close();
});

test('the desk pages stand', async () => {
  const account = centre.accounts.find((one) => one.role === 'window_b');
  const page = await openPage(browser, centre.base);
  await logIn(page, account);
  for (const [path, heading] of [['items', '事项'], ['search', '查询'], ['intake', '受理']]) {
    await page.goto(`/desk/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await inspect(page, `page-desk-${path}-page`);
  }
  await page.goto('/desk/');
  await page.getByRole('heading', { name: '队列', level: 1 }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await inspect(page, 'page-desk-keys');
  await page.context().close();
});

test('a wrong password is said at the field, and nobody is let in', async () => {
  const page = await openPage(browser, centre.base);
  page.allow(/401/);
  await page.goto('/desk/');
  await page.getByLabel('用户名').fill('nobody-of-this-name');
  await page.getByLabel('密码').fill('not-the-password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await inspect(page, 'page-desk-login-wrong');
  await page.goto('/desk/search');
  await page.getByLabel('用户名').waitFor();
  await page.context().close();
});
