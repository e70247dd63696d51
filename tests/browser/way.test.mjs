// One case by keyboard alone, from the log-in to the villager's hand, and the villager following it.
import assert from 'node:assert/strict';
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

test('an immediate case goes from log-in to delivery by keyboard', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const person = inventedPerson();
  const page = await openPage(browser, centre.base);
  await page.goto('/desk/');
  await page.getByLabel('用户名').waitFor();
  await inspect(page, 'way-desk-login');
  await logIn(page, resident);
  await inspect(page, 'way-desk-queue-empty');

  await fillIntake(page, item, person);
  await page.getByText('为什么是这个时间').first().waitFor();
  await inspect(page, 'way-desk-intake');
  const received = await accept(page);
  await page.getByText(received.number).first().waitFor();
  await page.getByText(received.queryCode).first().waitFor();
  await inspect(page, 'way-desk-receipt');

  await openCase(page);
  await decide(page);
  await inspect(page, 'way-desk-deliver');
  await deliver(page);
  await inspect(page, 'way-desk-delivered');
  await page.context().close();

  await follow(received, 'way-public-progress-delivered', '送达');
});

test('a commitment case is decided by the chief while the applicant looks on', async () => {
  const { item, resident, chief } = await deskFor(centre, 'commitment');
  const window = await openPage(browser, centre.base);
  await logIn(window, resident);
  await fillIntake(window, item, inventedPerson());
  await inspect(window, 'way-desk-intake-commitment');
  const received = await accept(window);
  await follow(received, 'way-public-progress-accepted', '受理');

  const office = await openPage(browser, centre.base);
  await logIn(office, chief);
  await office.getByText(received.number).first().waitFor();
  await inspect(office, 'way-desk-queue');
  await office.goto(`/desk/cases/${received.id}`);
  await office.getByRole('heading', { level: 1 }).waitFor();
  await inspect(office, 'way-desk-case');
  await decide(office);
  await office.context().close();

  // The window's own page learns of it.
  await window.goto(`/desk/cases/${received.id}`);
  await deliver(window);
  await window.context().close();
});

async function openCase(page) {
  await press(page, '接着办理');
  await page.getByText('办理经过').first().waitFor();
}

async function decide(page) {
  await choose(page, '准予');
  await press(page, '提交决定');
  await page.getByRole('status').filter({ hasText: '已作出决定' }).waitFor();
}

async function deliver(page) {
  await choose(page, '纸上签收');
  await press(page, '确认送达');
  await page.getByText('本件已送达').first().waitFor();
}

/** The public page, with what stands on the receipt and nothing else. */
async function follow({ number, queryCode, applicant }, picture, stage) {
  const page = await openPage(browser, centre.base, { phone: true });
  await page.goto('/progress');
  await typeInto(page, '受理编号', number);
  await typeInto(page, '查询码', queryCode);
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText(stage).first().waitFor();
  await page.getByText('答应办好的时间').or(page.getByText('办理结果')).first().waitFor();
  assert.ok(!(await page.content()).includes(applicant.name), 'no personal data on the public page');
  await inspect(page, picture);
  await page.context().close();
}
