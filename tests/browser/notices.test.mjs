// What can become of a request beside acceptance, by keyboard; and each notice on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { makeCase } from './helpers/cases.mjs';
import { fillIntake } from './helpers/intake.mjs';
import { isA4, says, toPaper, withoutDialog } from './helpers/paper.mjs';
import { inventedPerson } from './helpers/person.mjs';
import { deskFor, startCentre } from './helpers/server.mjs';

let centre;
let browser;
let desk;
let page;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
  desk = await deskFor(centre, 'commitment', (rows, window) => rows.some((row) => row.window.id !== window));
  page = await openPage(browser, centre.base);
  await withoutDialog(page);
  await logIn(page, desk.resident);
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

test('F8 at the counter: refused in writing, with the remedies', async () => {
  const person = inventedPerson();
  await fillIntake(page, desk.item, person);
  await page.keyboard.press('F8');
  await page.getByRole('dialog', { name: '不予受理' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('dialog'));
  await tabTo(page, page.getByRole('radiogroup', { name: '不予受理的情形' }));
  await page.keyboard.press('2');
  await typeInto(page, '应当向哪个机关申请', '示例县民政局');
  await typeInto(page, '理由', '样例理由：这件事由县民政局办理，本中心没有权限。');
  await inspect(page, 'notice-refuse-form');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: '不予受理' }).waitFor();
  await press(page, '打印不予受理决定书');
  const paper = await printed('refusal');
  for (const text of ['不予受理决定书', '样例理由：这件事由县民政局办理', '请向示例县民政局申请', '行政复议', '行政诉讼']) says(paper, text);
  common(paper, person);
});

test('F10 at the counter: everything missing is asked for once, and the receipt of what comes', async () => {
  const person = inventedPerson();
  const materials = desk.item.guide.materials.filter((material) => material.demand === 'required');
  await fillIntake(page, desk.item, person);
  const absent = page.getByRole('radiogroup', { name: materials[0].name });
  await tabTo(page, absent);
  await page.keyboard.press('3');
  await page.keyboard.press('F10');
  await page.getByRole('dialog', { name: '一次性告知补正' }).waitFor();
  if (materials[1]) {
    const group = page.getByRole('group', { name: `${materials[1].name}的问题` });
    await tabTo(page, group);
    await page.keyboard.press('2');
  }
  await typeInto(page, '给申请人的提示（选填）', '样例提示：带原件和复印件各一份。');
  await inspect(page, 'notice-supplement-form');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: '已收件，已一次性告知补正' }).waitFor();
  await press(page, '打印补正告知书');
  const asked = await printed('supplement-request');
  for (const text of ['补正告知书', materials[0].name, '样例提示：带原件和复印件各一份。', '请在此前补正']) says(asked, text);
  if (materials[1]) says(asked, `${materials[1].name}（不清晰）`);
  common(asked, person);

  await press(page, '回到办件', 'link');
  await page.getByText('办理经过').waitFor();
  for (const group of await page.locator('form [role=radiogroup]').all()) {
    await tabTo(page, group);
    await page.keyboard.press('1');
  }
  await page.keyboard.press('F9');
  await page.getByRole('status').filter({ hasText: '补正材料已收到' }).waitFor();
  const receipt = await openNotice('补正材料收件回执', 'supplement-receipt');
  says(receipt, `${materials[0].name}（原件）`);
  common(receipt, person);
});

test('a transfer names who takes over', async () => {
  const { person } = await received();
  const { items } = await (await centre.api(desk.resident))('/service-items?limit=100');
  const other = items.find((item) => item.window.id !== desk.item.window.id);
  await begin('转办');
  await typeInto(page, '找事项', other.initials);
  await page.getByRole('option', { name: other.name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/工号/).first().waitFor();
  await typeInto(page, '转办原因', '样例原因：这件事由另一个窗口办理。');
  await inspect(page, 'notice-transfer-form');
  await page.keyboard.press('F9');
  await page.getByRole('status').filter({ hasText: '本件已转到' }).waitFor();
  // The case is another window's now; the slip is still given here.
  const paper = await openNotice('转办单', 'transfer');
  for (const text of ['转办单', '接办，您不需要重新申请', '样例原因：这件事由另一个窗口办理。']) says(paper, text);
  common(paper, person, { signed: false });
});

test('a rejection says on what ground', async () => {
  const { person } = await received();
  await begin('退回');
  await choose(page, '国家明令禁止');
  await typeInto(page, '理由', '样例理由：属于明令禁止的项目。');
  await page.keyboard.press('F9');
  await page.getByText('本件已退回').waitFor();
  const paper = await openNotice('退回件通知书', 'rejection');
  for (const text of ['属于国家明令禁止的事项', '样例理由：属于明令禁止的项目。']) says(paper, text);
  common(paper, person);
});

test('who withdraws confirms it by signing', async () => {
  const { person } = await received();
  await begin('申请人撤回');
  await typeInto(page, '撤回原因', '样例原因：改日再办。');
  await page.keyboard.press('F9');
  await page.getByText('申请人已撤回').waitFor();
  const paper = await openNotice('撤回申请确认书', 'withdrawal');
  for (const text of ['您自愿撤回', '样例原因：改日再办。', '签收人（签名）']) says(paper, text);
  common(paper, person);
});

test('the chief terminates and decides; approval and denial come out on paper', async () => {
  const office = await openPage(browser, centre.base);
  await withoutDialog(office);
  await logIn(office, desk.chief);
  const terminated = await received({ accept: true });
  await openCase(office, terminated.made);
  await begin('终止办理', office);
  await typeInto(office, '终止原因', '样例原因：申请事项已不存在。');
  await office.keyboard.press('F9');
  await office.getByText('已终止办理').first().waitFor();
  const termination = await openNotice('终止办理通知书', 'termination', office);
  says(termination, '样例原因：申请事项已不存在。');
  common(termination, terminated.person, { clerk: false });

  const denied = await received({ accept: true });
  await openCase(office, denied.made);
  await choose(office, '不予');
  // As long as reasons may be: the paper goes on to a second page, and nothing is cut off.
  const reasons = Array.from({ length: 30 }, (_, n) => `样例理由第${n + 1}点：提交的材料与规定的条件不相符合，逐项说明如下。`).join('');
  await office.getByLabel('不予的理由', { exact: true }).fill(`${reasons}（理由完）`);
  await office.keyboard.press('F9');
  await office.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  const denial = await openNotice('不予决定书', 'denial', office, 2);
  for (const text of ['（理由完）', '救济途径', '行政复议']) says(denial, text);
  common(denial, denied.person, { clerk: false, pages: 2 });

  const approved = await received({ accept: true });
  await openCase(office, approved.made);
  await choose(office, '准予');
  await typeInto(office, '结果文号（选填）', '样例〔2026〕1号');
  await office.keyboard.press('F9');
  await office.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  const approval = await openNotice('准予决定书', 'approval', office);
  for (const text of ['决定准予办理', '样例〔2026〕1号', '送达不迟于']) says(approval, text);
  common(approval, approved.person, { clerk: false });
  await office.context().close();
});

test('a reprint says that it is one, and nothing is printed that was not counted', async () => {
  const { made } = await received();
  await openCase(page, made);
  await openNotice('收件回执', 'receipt');
  assert.equal(await page.getByText('补打（第').count(), 0);
  await page.keyboard.press('F9');
  await page.getByText('已打印 2 次').waitFor();
  const again = await toPaper(page, 'receipt-again');
  says(again, '补打（第 2 次打印）');
  await page.reload();
  await page.getByText('已打印 2 次').waitFor();
  const uncounted = await toPaper(page, 'receipt-uncounted');
  says(uncounted, '请用页面上的“打印”按钮');
  assert.ok(!uncounted.text.includes(made.number), 'an uncounted print shows nothing');
});

/** A case of somebody invented, open on the page. */
async function received({ accept = false } = {}) {
  const person = inventedPerson();
  const made = await makeCase(await centre.api(desk.resident), desk.item, { accept, person });
  await openCase(page, made);
  return { made, person };
}

async function openCase(on, made) {
  await on.goto(`/desk/cases/${made.id}`);
  await on.getByText(made.number).first().waitFor();
  await on.getByText('办理经过').waitFor();
}

/** Begins an act that is one step away. */
async function begin(act, on = page) {
  await press(on, new RegExp(`^${act}`));
  await on.getByRole('button', { name: '先不办' }).waitFor();
}

/** From the case to the paper of one of its notices. */
async function openNotice(title, name, on = page, pages = 1) {
  await press(on, title, 'link');
  return printed(name, on, pages);
}

/** Printed, counted, and then what is on paper. */
async function printed(name, on = page, pages = 1) {
  await on.getByRole('article').waitFor();
  await on.getByText('未打印').waitFor();
  await inspect(on, `notice-${name}`);
  await on.keyboard.press('F9');
  await on.getByText('已打印 1 次').waitFor();
  const paper = await toPaper(on, name);
  isA4(paper);
  assert.equal(paper.pages, pages, `${name}: ${paper.text}`);
  return paper;
}

/** What every notice has. */
function common(paper, person, { signed = true, clerk = true } = {}) {
  const wanted = [`${person.name}：`, '〔2026〕', '号', '（盖章处）', '2026年3月3日', '扫码查看办理进度', '受理编号', '查询码', '经办人'];
  if (signed) wanted.push('签收人（签名）', '签收日期');
  if (clerk) wanted.push(desk.resident.name);
  for (const text of wanted) says(paper, text);
  for (const secret of [person.idNumber, person.phone]) assert.ok(!paper.text.includes(secret), 'no number of a person on paper');
}
