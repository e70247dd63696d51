// A morning at the counter, and what goes wrong in one: every trouble is said, nothing is lost, nothing is made twice.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { choose, inspect, logIn, openBrowser, openPage, press, typeInto } from './helpers/browser.mjs';
import { accept, fillIntake } from './helpers/intake.mjs';
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

test('an immediate case takes no more than twelve keys beyond what is typed into fields', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  let keys = 0;
  const key = async (name) => {
    keys += 1;
    await page.keyboard.press(name);
  };
  const field = (label) => page.waitForFunction((text) => document.activeElement?.labels?.[0]?.innerText === text, label);

  await key('n');
  await field('找事项');
  await page.keyboard.type(item.initials);
  await key('Enter');
  await field('身份证号');
  await page.keyboard.type(person.idNumber);
  await key('Enter');
  await page.keyboard.type(person.name);
  await key('Enter');
  await page.keyboard.type(person.phone);
  await key('Enter');
  await key('a');
  await page.getByText(`已核对 ${item.guide.materials.length}/${item.guide.materials.length}`).waitFor();
  await key('F9');
  await page.getByRole('heading', { name: '已受理' }).waitFor();
  await key('Enter');
  await page.getByRole('radio', { name: '准予' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.type === 'radio');
  await key('1');
  await inspect(page, 'desk-decide-immediate');
  await key('F9');
  await page.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  await page.waitForTimeout(900); // Within that time a second F9 is a slip of the finger.
  await key('2');
  await key('F9');
  await page.getByText('本件已送达').waitFor();
  await inspect(page, 'desk-delivered-immediate');
  await page.context().close();
  assert.ok(keys <= 12, `${keys} keys`);
});

test('F9 pressed twice makes one case and one decision', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await fillIntake(page, item, person);
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: '已受理' }).waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await choose(page, '准予');
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  await page.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  await inspect(page, 'desk-deliver');
  assert.equal(await page.getByText('请先签名').count(), 0, 'the second press is not taken for the next act');
  assert.equal((await casesOf(resident, person)).length, 1);
  await page.context().close();
});

test('a wrong id and a material nobody looked at are named, and the first is where the focus is', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await fillIntake(page, item, person);
  const wrong = person.idNumber.slice(0, 17) + (person.idNumber.endsWith('0') ? '1' : '0');
  await page.getByLabel('身份证号', { exact: true }).fill(wrong);
  await page.getByLabel('姓名', { exact: true }).fill('');
  await page.keyboard.press('F9');
  await page.getByRole('alert').filter({ hasText: '有 2 处需要修改' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.labels?.[0]?.innerText === '身份证号');
  await inspect(page, 'desk-intake-faults');
  await typeInto(page, '身份证号', person.idNumber);
  await page.getByRole('alert').filter({ hasText: '有 1 处需要修改' }).waitFor();
  await typeInto(page, '姓名', person.name);
  await page.getByRole('alert').filter({ hasText: '需要修改' }).waitFor({ state: 'detached' });
  await accept(page);
  await page.context().close();
});

test('a main material that is missing is refused by the server, at that material', async () => {
  const { item, resident } = await deskFor(centre, 'commitment');
  const page = await openPage(browser, centre.base);
  page.allow(/4(09|22)/);
  await logIn(page, resident);
  await fillIntake(page, item, inventedPerson());
  const main = item.guide.materials.find((material) => material.rank === 'main' && material.demand === 'required');
  await page.getByRole('radiogroup', { name: main.name }).getByRole('radio', { name: '缺' }).click();
  await page.keyboard.press('F9');
  await page.getByRole('alert').first().waitFor();
  await inspect(page, 'desk-intake-missing');
  assert.equal(await page.getByRole('heading', { name: '已受理' }).count(), 0);
  await page.context().close();
});

test('when the service goes away during F9 the same key pressed again makes one case', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  page.allow(/ERR_|failed:|50\d/);
  await logIn(page, resident);
  await fillIntake(page, item, person);
  // The case is made, the answer does not come back.
  await page.route('**/api/v1/cases', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  }, { times: 1 });
  await page.keyboard.press('F9');
  await page.getByRole('alert').filter({ hasText: '不会重复受理' }).waitFor();
  await inspect(page, 'desk-intake-uncertain');
  await centre.cut();
  await page.keyboard.press('F9');
  await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
  await centre.restore();
  const made = await accept(page);
  await page.getByText(made.number).first().waitFor();
  assert.equal((await casesOf(resident, person)).length, 1);
  await page.context().close();
});

test('a session that ran out is said; after log-in the same person goes on with the same page', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  page.allow(/401/);
  await logIn(page, resident);
  await fillIntake(page, item, person);
  await page.context().clearCookies();
  await page.route('**/api/v1/cases', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 });
  await page.keyboard.press('F9');
  await page.getByText('登录已失效').waitFor();
  await inspect(page, 'desk-login-ended');
  await typeInto(page, '用户名', resident.username);
  await typeInto(page, '密码', resident.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '受理', level: 1 }).waitFor();
  assert.equal(await page.getByLabel('身份证号', { exact: true }).inputValue(), person.idNumber);
  await accept(page);
  await page.context().close();
});

test('of two who decide at once one is told what the other has done', async () => {
  const { item, resident, chief } = await deskFor(centre, 'commitment');
  const person = inventedPerson();
  const api = await centre.api(resident);
  const { name, idNumber, phone } = person;
  const materials = item.guide.materials.map(({ code, demand }) => ({
    code,
    state: demand === 'required' ? 'original' : 'notNeeded',
  }));
  const applicant = { kind: 'person', name, idNumber, phone };
  const body = { itemId: item.id, channel: 'window', request: 'written', applicant, materials, accept: true };
  const { id } = await api('/cases', body, { 'Idempotency-Key': randomUUID() });

  const pages = [await openPage(browser, centre.base), await openPage(browser, centre.base)];
  for (const page of pages) {
    page.allow(/412/);
    await logIn(page, chief);
    await page.goto(`/desk/cases/${id}`);
    await choose(page, '准予');
  }
  await press(pages[0], '提交决定');
  await pages[0].getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
  await press(pages[1], '提交决定');
  const told = pages[1].getByRole('alert').filter({ hasText: '已受理 → 已办结' });
  await told.waitFor();
  await inspect(pages[1], 'desk-case-changed');
  for (const page of pages) await page.context().close();
});

async function casesOf(account, { idNumber }) {
  const { items } = await (await centre.api(account))('/cases/search', { idNumber });
  return items;
}
