// What else happens at the counter, by keyboard: a correction, a reminder, somebody else who takes the result, the
// closed dossier.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { approve, makeCase } from './helpers/cases.mjs';
import { inventedPerson } from './helpers/person.mjs';
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

test('a decided case is corrected, its applicant reminded, the result taken by a relative, and the dossier closed', async () => {
  const { item, resident, chief } = await deskFor(centre, 'commitment');
  assert.ok(item.guide.delivery.includes('byAnother'));
  const made = await makeCase(await centre.api(resident), item);
  await approve(await centre.api(chief), made);

  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await page.getByRole('button', { name: '逾期未领' }).waitFor();
  await page.goto(`/desk/cases/${made.id}`);
  await page.getByText('办理经过').first().waitFor();

  await press(page, '更正申请人信息');
  await typeInto(page, '联系电话', '12');
  await press(page, '更正');
  await page.getByText('请填写 11 位手机号').first().waitFor();
  await page.getByText('请写明理由').first().waitFor();
  await inspect(page, 'acts-correct');
  await typeInto(page, '联系电话', inventedPerson().phone);
  await typeInto(page, '更正原因', '手机号录错一位。');
  await press(page, '更正');
  await page.getByRole('status').filter({ hasText: '已更正' }).waitFor();
  await tabTo(page, page.locator('summary').filter({ hasText: '更正记录' }));
  await page.keyboard.press('Enter');
  await page.getByText('手机号录错一位。').first().waitFor();
  await inspect(page, 'acts-corrected');

  await press(page, '提醒领取');
  await choose(page, '电话');
  await press(page, '记下提醒');
  await page.getByRole('status').filter({ hasText: '已记下提醒' }).waitFor();

  await pick(page, '送达方式');
  await typeInto(page, '领取人', inventedPerson().name);
  await pick(page, '与申请人的关系');
  await pick(page, '代领凭证');
  await choose(page, '纸上签收');
  await inspect(page, 'acts-deliver-to-another');
  await press(page, '确认送达');
  await page.getByText('本件已送达').first().waitFor();
  await page.getByText('同住成年家属代领').first().waitFor();

  await press(page, '归档');
  await press(page, /^归档/);
  await page.getByText('请先把签收凭证归入案卷').first().waitFor();
  await inspect(page, 'acts-close');
  await tabTo(page, page.locator('.el-checkbox'));
  await page.keyboard.press('Space');
  await press(page, /^归档/);
  await page.getByText(/已于 .* 归档。/).first().waitFor();
  await inspect(page, 'acts-closed');
  await page.context().close();
});

/** The next choice of a list, by arrow key. */
async function pick(page, label) {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ArrowDown');
}
