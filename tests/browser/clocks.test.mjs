// The chief stops the clocks of a case for a hearing, looks at it and at the queue, lets it go on, and sees in one click
// why it is due when it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { makeCase } from './helpers/cases.mjs';
import { deskFor, startCentre } from './helpers/server.mjs';

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

/** It is this moment now. */
async function clock(advanceTo) {
  const answer = await fetch(`${centre.base}/api/v1/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceTo }),
  });
  assert.equal(answer.status, 200);
}

test('a case stands still for a hearing, goes on, and says in one click why it is due later', async () => {
  const { item, resident, chief } = await deskFor(centre, 'commitment', (_rows, _window, { guide }) => guide.code === 'logging-permit');
  const made = await makeCase(await centre.api(resident), item);
  await clock('2026-03-04T10:00:00+08:00');

  const page = await openPage(browser, centre.base);
  await logIn(page, chief);
  await page.goto(`/desk/cases/${made.id}`);
  await page.getByText('办理经过').first().waitFor();
  await page.getByText('3月17日').first().waitFor();

  await press(page, '中止（特殊程序）');
  await press(page, '中止并告知申请人');
  await page.getByText('请选择特殊程序').first().waitFor();
  await page.getByText('请填写 1 到 366 的天数').first().waitFor();
  await page.getByText('请写明理由').first().waitFor();
  await tabTo(page, page.getByLabel('特殊程序', { exact: true }));
  await page.keyboard.press('ArrowDown');
  await page.getByText('停止计算：承诺时限、法定时限').waitFor();
  await typeInto(page, '所需时间（个工作日）', '15');
  await typeInto(page, '理由', '利害关系人申请听证。');
  await inspect(page, 'clocks-suspend');
  await press(page, '中止并告知申请人');
  await page.getByRole('status').filter({ hasText: '已中止' }).waitFor();
  await page.getByText('第 1 次中止：听证').first().waitFor();
  assert.ok((await page.locator('.light.suspended').count()) >= 2, 'standing clocks have a light of their own');
  assert.equal(await page.locator('.light.green, .light.red').count(), 0);
  await page.getByText('特殊程序期限告知书').first().waitFor();
  await page.waitForTimeout(900);
  await inspect(page, 'clocks-suspended');

  await page.goto('/desk/');
  await press(page, /^中止/);
  await page.getByRole('link', { name: made.number }).waitFor();
  assert.equal(await page.locator('tbody .light.suspended').count(), 1);
  await inspect(page, 'clocks-queue');

  await clock('2026-03-11T09:00:00+08:00');
  await page.goto(`/desk/cases/${made.id}`);
  await press(page, '恢复办理');
  await inspect(page, 'clocks-resume');
  await tabTo(page, page.getByLabel('说明（选填）', { exact: true }));
  await page.keyboard.type('听证已经结束。');
  await page.locator('form').getByRole('button', { name: '恢复办理' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '已恢复' }).waitFor();
  await page.getByText('3月24日').first().waitFor();
  const promise = page.locator('li').filter({ has: page.locator('strong', { hasText: /^承诺时限$/ }) });
  await promise.getByRole('button', { name: '为什么是这个时间' }).click();
  await promise.getByText('暂停计时').first().waitFor();
  await promise.getByText('2026年3月4日 周三 10:00 –').first().waitFor();
  await inspect(page, 'clocks-resumed');

  await press(page, /^延期/);
  await page.getByText('由本行政机关负责人批准').waitFor();
  await typeInto(page, '理由', '需要向外地核实。');
  await inspect(page, 'clocks-extend');
  await press(page, '批准延期并告知申请人');
  await page.getByRole('status').filter({ hasText: '已延期' }).waitFor();
  await page.getByText('延期通知书').first().waitFor();
  assert.deepEqual(page.faults, []);
});
