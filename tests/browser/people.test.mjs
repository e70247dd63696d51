// People at the counter by keyboard: found again, papers on file, duplicates, proxies, values in full for a reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
import { accept } from './helpers/intake.mjs';
import { inventedPerson } from './helpers/person.mjs';
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

/** The item of this code, with who holds its window and who decides there. */
async function counter(code) {
  const home = centre.accounts[0].centre;
  const staff = centre.accounts.filter((account) => account.centre === home);
  const api = await centre.api(staff.find((account) => account.role === 'window_b'));
  const row = (await api('/service-items?limit=100')).items.find((one) => one.code === code);
  const item = await api(`/service-items/${row.id}`);
  for (const account of staff.filter((one) => one.role === 'window_b')) {
    const mine = await centre.api(account);
    const me = await mine('/auth/me');
    if (me.duties.some((duty) => duty.window.id === item.window.id && duty.holder)) return { item, resident: account, api: mine };
  }
  throw new Error(`nobody holds ${item.window.name}`);
}

/** A case made through the API, everything in order. */
async function made({ item, api }, person, changes = {}) {
  const materials = item.guide.materials.map(({ code, demand }) => ({
    code,
    state: demand === 'required' ? 'original' : 'notNeeded',
  }));
  const applicant = { kind: 'person', name: person.name, idNumber: person.idNumber, phone: person.phone, address: '测试村一组' };
  return api('/cases', { itemId: item.id, channel: 'window', request: 'written', applicant, materials, accept: true, ...changes });
}

async function chooseItem(page, item) {
  await page.keyboard.press('n');
  await typeInto(page, '找事项', item.initials);
  await page.getByRole('option').filter({ has: page.getByText(item.guide.name, { exact: true }) }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '换一个事项' }).waitFor();
}

test('a returning applicant is taken over with one key, and what is on file is not asked for again', async () => {
  const first = await counter('pension-enrolment');
  const person = inventedPerson();
  const earlier = await made(first, person);
  const { item, resident } = await counter('old-age-card');
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await chooseItem(page, item);
  await typeInto(page, '身份证号', person.idNumber);
  await page.getByRole('region', { name: '以前来过' }).getByText(earlier.number).first().waitFor();
  await inspect(page, 'people-known');
  await page.keyboard.press('F2');
  await page.getByText('已沿用本中心登记').waitFor();
  await page.getByRole('radio', { name: '免提交', checked: true }).waitFor();
  // The focus stands at the first material nobody has looked at: one key for all the others.
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'radio');
  await page.keyboard.press('a');
  await inspect(page, 'people-taken');
  const body = await accept(page);
  assert.equal(body.applicant.name, person.name);
  assert.equal(body.materials.find(({ state }) => state === 'onFile')?.fromNumber, earlier.number);
  await page.context().close();
});

test('a phone finds the person as well, and a second case for the same item is made only by whoever has seen the first', async () => {
  const desk = await counter('old-age-allowance');
  const person = inventedPerson();
  const first = await made(desk, person);
  const page = await openPage(browser, centre.base);
  page.allow(/409/);
  await logIn(page, desk.resident);
  await chooseItem(page, desk.item);
  await typeInto(page, '联系电话', person.phone);
  const known = page.getByRole('region', { name: '以前来过' });
  await known.getByText('同一事项已有在办件').waitFor();
  await inspect(page, 'people-duplicate-known');
  await page.keyboard.press('F2');
  await page.getByText('已沿用本中心登记').waitFor();
  await tabTo(page, page.getByRole('radiogroup', { name: desk.item.guide.materials[0].name }));
  await page.keyboard.press('a');
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog', { name: '同一事项已有在办件' });
  await dialog.getByText(first.number).waitFor();
  await inspect(page, 'people-duplicate-asked');
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/cases') && response.request().method() === 'POST');
  await press(page, '仍要另收一件');
  assert.equal((await answer).status(), 201);
  await page.getByRole('heading', { name: '已受理' }).waitFor();
  await press(page, /打开办件|接着办理/);
  await page.getByText('申请人同一事项另有在办件').waitFor();
  await inspect(page, 'people-duplicate-case');
  await page.context().close();
});

test('somebody else applies, and values are seen in full for a reason and go away again', async () => {
  const desk = await counter('old-age-allowance');
  const [person, wife] = [inventedPerson(), inventedPerson()];
  const page = await openPage(browser, centre.base);
  await logIn(page, desk.resident);
  await chooseItem(page, desk.item);
  await typeInto(page, '身份证号', person.idNumber);
  await typeInto(page, '姓名', person.name);
  await typeInto(page, '联系电话', person.phone);
  await press(page, '由他人代办（代理人）');
  await typeInto(page, '代理人姓名', wife.name);
  await typeInto(page, '代理人身份证号', wife.idNumber);
  await tabTo(page, page.getByLabel('与申请人关系'));
  await page.keyboard.press('ArrowDown');
  await inspect(page, 'people-proxy');
  await tabTo(page, page.getByRole('radiogroup', { name: desk.item.guide.materials[0].name }));
  await page.keyboard.press('a');
  const body = await accept(page);
  assert.equal(body.proxy.relation, 'spouse');
  assert.equal(body.materials.find(({ name }) => name.includes('授权委托书')).state, 'original');
  await press(page, /打开办件|接着办理/);
  await press(page, '查看完整信息');
  await inspect(page, 'people-unmask-ask');
  await press(page, '电话联系申请人');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText(person.phone).waitFor();
  await page.getByText(person.idNumber).waitFor();
  await inspect(page, 'people-unmasked');
  await press(page, '现在隐藏');
  await page.getByText(person.phone).waitFor({ state: 'detached' });
  await page.context().close();

  const director = centre.accounts.find((account) => account.role === 'director' && account.centre === centre.accounts[0].centre);
  const above = await openPage(browser, centre.base);
  await logIn(above, director);
  await above.goto(`/desk/cases/${body.id}`);
  await above.getByRole('heading', { name: '查看完整信息的记录' }).waitFor();
  await above.getByText('电话联系申请人').waitFor();
  await inspect(above, 'people-unmaskings');
  await above.context().close();
});
