// One desk for two kinds of centre: at Hekou a clerk takes in, a reviewer decides by keyboard, one window hands out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, inspect, logIn, openBrowser, openPage, press } from './helpers/browser.mjs';
import { makeCase } from './helpers/cases.mjs';
import { accept, fillIntake } from './helpers/intake.mjs';
import { inventedPerson } from './helpers/person.mjs';
import { startCentre } from './helpers/server.mjs';

let centre;
let browser;
before(async () => {
  centre = await startCentre({ profile: 'hekou' });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

const account = (username) => centre.accounts.find((one) => one.username === username);

async function itemOf(api, code) {
  const { items } = await api('/service-items?limit=100');
  return api(`/service-items/${items.find((row) => row.code === code).id}`);
}

test('a case goes from the front through the back office to the issuing window', async () => {
  const api = await centre.api(account('ha-xiang'));
  const relief = await itemOf(api, 'temporary-relief');
  await makeCase(api, await itemOf(api, 'minimum-living'));

  const front = await openPage(browser, centre.base);
  await logIn(front, account('ha-xiang'));
  await inspect(front, 'hekou-clerk-queue');
  await fillIntake(front, relief, inventedPerson());
  await inspect(front, 'hekou-clerk-intake');
  const received = await accept(front);
  await press(front, '打开办件');
  await front.getByText('社会事务办公室审核人员').first().waitFor();
  assert.equal(await front.getByRole('button', { name: '提交决定' }).count(), 0, 'the clerk does not decide');
  await inspect(front, 'hekou-clerk-case');
  await front.context().close();

  const back = await openPage(browser, centre.base);
  await logIn(back, account('ha-xi'));
  await back.getByText(received.number).waitFor();
  assert.equal(await back.getByRole('link', { name: '受理' }).count(), 0, 'a reviewer takes nothing in');
  assert.deepEqual(
    (await back.getByRole('group', { name: '工作视图' }).getByRole('button').allInnerTexts()).map((text) => text.trim().split(/\s/)[0]),
    ['全部在办', '待决定', '今日到期', '超期', '中止'],
  );
  await inspect(back, 'hekou-reviewer-queue');
  await back.keyboard.press('j');
  await back.keyboard.press('Enter');
  await back.getByText('办理经过').first().waitFor();
  await inspect(back, 'hekou-reviewer-case');
  await choose(back, '准予');
  await press(back, '提交决定');
  await back.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  await inspect(back, 'hekou-reviewer-decided');
  await back.context().close();

  const out = await openPage(browser, centre.base);
  await logIn(out, account('ha-du'));
  await out.locator('tbody a').first().waitFor();
  await inspect(out, 'hekou-issuer-queue');
  await out.keyboard.press('j');
  await out.keyboard.press('Enter');
  await choose(out, '纸上签收');
  await inspect(out, 'hekou-issuer-case');
  await press(out, '确认送达');
  await out.getByText('本件已送达').first().waitFor();
  await out.context().close();
});

test('the director sees the whole hall, and the public page names the front', async () => {
  const head = await openPage(browser, centre.base);
  await logIn(head, account('ha-ji'));
  await inspect(head, 'hekou-director-queue');
  await head.context().close();
  const page = await openPage(browser, centre.base);
  await page.goto('/');
  await page.getByText('个窗口均可办理').first().waitFor();
  await inspect(page, 'hekou-public-home');
  await page.context().close();
});
