// At Hekou a secondary material may come late: the desk agrees on a day and prints the undertaking, takes the material in when
// it is brought, and the result goes out by post or to whoever applied for somebody else.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { choose, inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { approve } from './helpers/cases.mjs';
import { isA4, says, toPaper, withoutDialog } from './helpers/paper.mjs';
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

test('what is missing is undertaken by a day, printed, brought, decided, and the result posted', async () => {
  const front = await openPage(browser, centre.base);
  const api = await centre.api(account('ha-xiang'));
  const relief = await itemOf(api, 'temporary-relief');
  const late = relief.guide.materials.find(({ rank, demand }) => rank === 'secondary' && demand === 'required');
  const person = inventedPerson();
  await withoutDialog(front);
  await logIn(front, account('ha-xiang'));
  await front.keyboard.press('n');
  await typeInto(front, '找事项', relief.initials);
  await front.getByRole('option').first().waitFor();
  await front.keyboard.press('Enter');
  await front.getByRole('button', { name: '换一个事项' }).waitFor();
  await typeInto(front, '身份证号', person.idNumber);
  await typeInto(front, '姓名', person.name);
  await typeInto(front, '联系电话', person.phone);
  const region = front.getByRole('region', { name: '材料', exact: true });
  await tabTo(front, region.getByRole('radiogroup').first());
  for (const material of relief.guide.materials) {
    await front.keyboard.press(material.code === late.code ? '3' : material.demand === 'required' ? '1' : '0');
  }
  await front.getByText('次要材料没有带齐，可以容缺受理').waitFor();
  await front.keyboard.press('F9');
  const dialog = front.getByRole('dialog');
  await dialog.getByText(late.name).waitFor();
  await press(front, '容缺受理');
  await dialog.getByText('请填写约定补齐日期').waitFor();
  await dialog.getByText('容缺受理须由申请人签承诺书').waitFor();
  await dialog.getByLabel('约定补齐日期').fill('2026-03-05');
  await tabTo(front, dialog.locator('.el-checkbox'));
  await front.keyboard.press('Space');
  await inspect(front, 'late-agreed');
  const answer = front.waitForResponse((one) => one.url().endsWith('/api/v1/cases') && one.request().method() === 'POST');
  await press(front, '容缺受理');
  const taken = await (await answer).json();
  assert.deepEqual([taken.stage, taken.late.missing.map(({ code }) => code)], ['accepted', [late.code]]);
  await press(front, '打开办件');
  await front.getByText('办理经过').first().waitFor();
  await inspect(front, 'late-case');

  await front.getByRole('link', { name: /容缺承诺书/ }).first().click();
  await front.getByRole('heading', { name: /容缺承诺书/ }).first().waitFor();
  await front.getByText('未打印').waitFor();
  await inspect(front, 'late-undertaking');
  await front.keyboard.press('F9');
  await front.getByText('已打印 1 次').waitFor();
  const paper = await toPaper(front, 'late-undertaking');
  isA4(paper);
  says(paper, late.name);
  says(paper, '2026年3月5日');

  await front.goto(`/desk/cases/${taken.id}`);
  await press(front, '补交材料');
  const brought = front.getByRole('radiogroup').filter({ hasText: late.name }).or(front.getByRole('radiogroup', { name: late.name }));
  await tabTo(front, brought.first());
  await front.keyboard.press('1');
  await inspect(front, 'late-brought');
  await press(front, '收下材料');
  await front.getByRole('status').filter({ hasText: '材料已收到' }).waitFor();
  await front.context().close();

  const reviewer = await centre.api(account('ha-xi'));
  const complete = await reviewer(`/cases/${taken.id}`);
  assert.equal(complete.late ?? null, null);
  await approve(reviewer, complete);
  const out = await openPage(browser, centre.base);
  await logIn(out, account('ha-du'));
  await out.goto(`/desk/cases/${taken.id}`);
  await out.getByText('办理经过').first().waitFor();
  await out.getByLabel('送达方式').selectOption({ label: '邮寄' });
  await press(out, '确认送达');
  await out.getByText('请填写寄件单号').first().waitFor();
  await typeInto(out, '寄件单号', 'ex 123 456 789 cn');
  await inspect(out, 'late-posted');
  await press(out, '确认送达');
  await out.getByText('EX123456789CN').first().waitFor();
  await out.context().close();

  // The dossier is closed where the case was taken in, when the carrier has brought the receipt back.
  const back = await openPage(browser, centre.base);
  await logIn(back, account('ha-xiang'));
  await press(back, '待归档 1', 'link');
  await back.getByRole('heading', { name: '待归档', level: 1 }).waitFor();
  await inspect(back, 'late-to-file');
  await press(back, taken.number, 'link');
  await press(back, '归档');
  await tabTo(back, back.locator('.el-checkbox'));
  await back.keyboard.press('Space');
  await press(back, /^归档/);
  await back.getByText(/已于 .* 归档。/).first().waitFor();
  await back.context().close();
});

test('who applied for somebody else takes the result, and a reviewer sees a number in full for a reason', async () => {
  const clerk = await centre.api(account('ha-xiang'));
  const relief = await itemOf(clerk, 'temporary-relief');
  const [applicant, proxy] = [inventedPerson(), inventedPerson()];
  const materials = relief.guide.materials.map(({ code }) => ({ code, state: 'original' }));
  const made = await clerk(
    '/cases',
    {
      itemId: relief.id,
      channel: 'window',
      request: 'written',
      applicant: { kind: 'person', name: applicant.name, idNumber: applicant.idNumber, phone: applicant.phone },
      proxy: { name: proxy.name, idNumber: proxy.idNumber, relation: 'spouse', authority: 'powerOfAttorney' },
      materials,
      accept: true,
    },
    { 'Idempotency-Key': randomUUID() },
  );

  const back = await openPage(browser, centre.base);
  await logIn(back, account('ha-xi'));
  await back.goto(`/desk/cases/${made.id}`);
  await back.getByText('办理经过').first().waitFor();
  await press(back, '查看完整信息');
  await press(back, '电话联系申请人');
  await tabTo(back, back.getByRole('dialog').getByRole('button', { name: '查看', exact: true }));
  await back.keyboard.press('Enter');
  await back.getByText(applicant.idNumber).waitFor();
  await inspect(back, 'late-reviewer-unmasked');
  await choose(back, '准予');
  await press(back, '提交决定');
  await back.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  await back.context().close();

  const out = await openPage(browser, centre.base);
  await logIn(out, account('ha-du'));
  await out.goto(`/desk/cases/${made.id}`);
  await out.getByText('办理经过').first().waitFor();
  await out.getByLabel('送达方式').selectOption({ index: 1 });
  assert.equal(await out.getByLabel('领取人', { exact: true }).inputValue(), proxy.name);
  await choose(out, '纸上签收');
  await inspect(out, 'late-to-proxy');
  await press(out, '确认送达');
  await out.getByText('本件已送达').first().waitFor();
  await out.context().close();
});
