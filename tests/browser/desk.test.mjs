// The desk by few keys: the palette, the preview, phrases, drafts, the next person, the end of the day.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { approve, makeCase } from './helpers/cases.mjs';
import { accept, fillIntake } from './helpers/intake.mjs';
import { isA4, says, toPaper } from './helpers/paper.mjs';
import { inventedPerson } from './helpers/person.mjs';
import { deskFor, startCentre } from './helpers/server.mjs';

let centre;
let browser;
let desk;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
  desk = await deskFor(centre, 'commitment');
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

test('Ctrl+K goes to screens, items, cases and acts by a few letters', async () => {
  const { item, resident } = desk;
  const api = await centre.api(resident);
  const made = await makeCase(api, item, { accept: false });
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  const go = async (text, option) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '快速前往' }).waitFor();
    await page.keyboard.type(text);
    const wanted = page.getByRole('option', { name: option });
    await wanted.first().waitFor();
    assert.equal(await wanted.first().getAttribute('aria-selected'), 'true', `${text} finds ${option} first`);
    if (text === 'rz') await inspect(page, 'desk-palette');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await go('rz', '日终清点');
  await page.getByRole('heading', { name: '日终清点', level: 1 }).waitFor();
  await go('cyy', '常用语');
  await page.getByRole('heading', { name: '常用语', level: 1 }).waitFor();
  await go(String(Number(made.number.split('-')[2])), `打开办件 ${made.number}`);
  await page.getByRole('heading', { name: item.guide.name, level: 1 }).waitFor();
  await go('bysl', '办理：不予受理');
  await page.getByRole('heading', { name: '不予受理' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.type === 'radio');
  await go(item.guide.name.slice(0, 4), `受理：${item.guide.name}`);
  await page.getByRole('button', { name: '换一个事项' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzz');
  await page.getByText('没有找到').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.context().close();
});

test('the preview follows the cursor through the queue and is remembered', async () => {
  const { item, resident } = desk;
  const api = await centre.api(resident);
  await makeCase(api, item);
  await makeCase(api, item);
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await page.locator('tbody tr').nth(1).waitFor();
  await page.keyboard.press('p');
  const preview = page.getByRole('complementary', { name: '选中办件的预览' });
  await preview.waitFor();
  for (const row of [0, 1]) {
    await page.keyboard.press('j');
    const number = (await page.locator('tbody tr').nth(row).getByRole('link').innerText()).trim();
    await preview.getByText(number).waitFor();
  }
  await inspect(page, 'desk-preview');
  await page.reload();
  await preview.waitFor();
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByText('办理经过').waitFor();
  await page.keyboard.press('q');
  await preview.waitFor();
  await page.keyboard.press('p');
  await preview.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a phrase is written once, put in by one key, and kept from what was written', async () => {
  const { item, resident, chief } = desk;
  const page = await openPage(browser, centre.base);
  page.allow(/422/);
  await logIn(page, resident);
  await openPhrases(page, item);
  await page.getByLabel('用在').selectOption({ label: '不予受理的理由' });
  await typeInto(page, '内容', '请致电 17900000001');
  await press(page, '保存');
  await page.getByText('不能写电话').first().waitFor();
  await inspect(page, 'desk-phrases-refused');
  await typeInto(page, '内容', '样例：不归本机关办理。');
  await press(page, '保存');
  await page.getByRole('listitem').filter({ hasText: '样例：不归本机关办理。' }).waitFor();
  await page.getByLabel('用在').selectOption({ label: '材料问题' });
  await page.getByLabel('事项（选填）').selectOption({ label: item.guide.name });
  await page.getByLabel('材料（选填）').selectOption({ label: item.guide.materials[0].name });
  await typeInto(page, '内容', '样例：骑缝章缺失');
  await press(page, '保存');
  await page.getByText(`只用于“${item.guide.name}”`).waitFor();
  await inspect(page, 'desk-phrases');

  // The chief of the same window has it, too.
  const office = await openPage(browser, centre.base);
  await logIn(office, chief);
  await openPhrases(office, item);
  await office.getByText('样例：不归本机关办理。').waitFor();
  await office.context().close();

  const made = await makeCase(await centre.api(resident), item, { accept: false });
  await page.goto(`/desk/cases/${made.id}`);
  await page.getByText('办理经过').waitFor();
  await page.keyboard.press('F8');
  await tabTo(page, page.getByLabel('理由', { exact: true }));
  await page.keyboard.press('F4');
  await page.getByRole('listbox', { name: '选一条常用语' }).waitFor();
  await inspect(page, 'desk-phrases-insert');
  await page.keyboard.press('1');
  assert.equal(await page.getByLabel('理由', { exact: true }).inputValue(), '样例：不归本机关办理。');
  await page.keyboard.type('另一条样例。');
  await press(page, '存为常用语');
  await page.getByText('已存为常用语').waitFor();

  await page.keyboard.press('F10');
  const group = page.getByRole('group', { name: `${item.guide.materials[0].name}的问题` });
  await tabTo(page, group);
  await page.keyboard.press('6');
  assert.ok(await group.getByRole('checkbox', { name: '样例：骑缝章缺失' }).isChecked());
  await inspect(page, 'desk-phrases-defect');
  await page.context().close();
});

test('an intake under way survives a reload and a log-out, and is never silently overwritten', async () => {
  const { item, resident } = desk;
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await fillIntake(page, item, person);
  await page.getByText(/草稿已保存/).waitFor();
  await page.reload();
  await page.getByText(`已打开${person.name}的草稿`).waitFor();
  assert.equal(await page.getByLabel('身份证号', { exact: true }).inputValue(), person.idNumber);
  await typeInto(page, '联系电话', '17900029999');
  await press(page, '退出登录');
  await page.getByRole('heading', { name: '登录工作台' }).waitFor();
  const left = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!left.includes(person.name) && !left.includes(person.idNumber), left);

  // Whoever holds the window later finds it in the list: here the same clerk on another machine.
  const other = await openPage(browser, centre.base);
  await logIn(other, resident);
  await openDrafts(other);
  const dialog = other.getByRole('dialog', { name: '草稿' });
  await dialog.getByRole('button', { name: person.name }).first().waitFor();
  await inspect(other, 'desk-drafts');
  await other.keyboard.press('Enter');
  await other.getByText(`已打开${person.name}的草稿`).waitFor();
  assert.equal(await other.getByLabel('联系电话', { exact: true }).inputValue(), '17900029999', 'kept at log-out');

  // Both have it open now; who saves later is told.
  await logIn(page, resident);
  await openDrafts(page);
  await page.getByRole('dialog', { name: '草稿' }).getByRole('button', { name: person.name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`已打开${person.name}的草稿`).waitFor();
  await typeInto(page, '联系电话', '17900028888');
  await page.getByText(/草稿已保存/).waitFor();
  await page.waitForTimeout(2000);
  other.allow(/412/);
  await typeInto(other, '联系电话', '17900027777');
  await other.getByRole('alert').filter({ hasText: '没有覆盖它' }).waitFor();
  await inspect(other, 'desk-draft-conflict');
  await press(other, '改用别处的内容');
  await other.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === '17900028888'));

  // It becomes a case here; there it is said to be gone, and nothing is lost.
  await accept(other);
  await other.getByRole('heading', { name: '已受理' }).waitFor();
  await other.waitForTimeout(500);
  page.allow(/404/);
  await typeInto(page, '联系电话', '17900026666');
  await page.getByRole('alert').filter({ hasText: '已在别处办完或删除' }).waitFor();
  await press(page, '另存为一份新草稿');
  await page.getByText(/草稿已保存/).waitFor();
  await page.context().close();
  await other.context().close();
});

test('after printing one key clears the desk for the next person', async () => {
  const { item, resident } = desk;
  const page = await openPage(browser, centre.base);
  await page.addInitScript(() => (window.print = () => window.dispatchEvent(new Event('afterprint'))));
  await logIn(page, resident);
  await fillIntake(page, item, inventedPerson());
  await accept(page);
  await press(page, /^打印/);
  await page.getByText('未打印').waitFor();
  await page.keyboard.press('F9');
  await page.getByText('已打印 1 次').waitFor();
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement?.labels?.[0]?.innerText === '找事项');
  assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), '');
  await page.context().close();
});

test('the day is counted, opened figure by figure, checked and printed', async () => {
  const { item, resident, chief } = desk;
  const api = await centre.api(resident);
  const office = await centre.api(chief);
  const decided = await approve(office, await makeCase(api, item));
  await makeCase(api, item);
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await page.goto('/desk/day');
  await page.getByRole('heading', { name: '日终清点', level: 1 }).waitFor();
  await press(page, /^作出决定 \d+ 件/);
  await page.getByRole('heading', { name: '作出决定：明细' }).waitFor();
  await page.getByRole('link', { name: decided.number }).waitFor();
  await press(page, /^发出文书 \d+ 件/);
  await page.getByRole('link', { name: '准予决定书' }).first().waitFor();
  await typeInto(page, '备注（选填）：没有办完的怎么交代', '样例：一件待送达，已交代替岗。');
  await press(page, '确认已清点');
  await page.getByText('样例：一件待送达，已交代替岗。').waitFor();
  await inspect(page, 'desk-day');
  const paper = await toPaper(page, 'day');
  isA4(paper);
  // The sheet with who signs for it on one page, what is behind the open figure on the next.
  assert.equal(paper.pages, 2, paper.text);
  assert.ok(paper.text.indexOf('清点人') < paper.text.indexOf('\f'), paper.text);
  for (const text of [`${item.window.name} 日终清点表`, '2026年3月3日', '在办', '清点人（签名）']) says(paper, text);
  await api(`/cases/${decided.id}/delivery`, handOver(decided), {
    'If-Match': `"${decided.version}"`,
    'Idempotency-Key': randomUUID(),
  });
  await page.reload();
  await page.getByText('清点以后数字有变化').waitFor();
  await press(page, /^在办 \d+ 件/, 'link');
  await page.getByRole('heading', { name: '队列', level: 1 }).waitFor();
  await page.context().close();

  const director = centre.accounts.find((account) => account.role === 'director' && account.centre === centre.accounts[0].centre);
  const supervision = await openPage(browser, centre.base);
  await logIn(supervision, director);
  await supervision.goto(`/desk/day?window=${item.window.id}`);
  await supervision.getByText('样例：一件待送达，已交代替岗。').waitFor();
  assert.equal(await supervision.getByRole('button', { name: '确认已清点' }).count(), 0);
  await inspect(supervision, 'desk-day-director');
  await supervision.context().close();
});

async function openPhrases(page, { window }) {
  await page.goto('/desk/phrases');
  await page.getByRole('heading', { name: '常用语', level: 1 }).waitFor();
  const windows = page.getByRole('main').getByLabel('窗口');
  if (await windows.isVisible()) await windows.selectOption({ label: window.name });
}

async function openDrafts(page) {
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '受理', level: 1 }).waitFor();
  await page.keyboard.press('Control+o');
}

function handOver(made) {
  return {
    method: 'pickUp',
    receiver: { relation: 'self', name: made.applicant.name },
    signature: { kind: 'paper' },
  };
}
