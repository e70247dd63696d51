// What the centre hands out on paper: the notice sheet, the guide, the booklet of the whole catalogue. And how an item is
// found in the words of the people who need it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo } from './helpers/browser.mjs';
import { plain, print } from './helpers/pdf.mjs';
import { fillIntake } from './helpers/intake.mjs';
import { inventedPerson } from './helpers/person.mjs';
import { deskFor, startCentre } from './helpers/server.mjs';

let centre;
let browser;
let hall;
let items;
before(async () => {
  centre = await startCentre();
  browser = await openBrowser();
  hall = await read('/public/centre');
  ({ items } = await read('/public/service-items?limit=100'));
});
after(async () => {
  await browser?.close();
  await centre?.stop();
});

async function read(path) {
  const answer = await fetch(`${centre.base}/api/v1${path}`);
  assert.equal(answer.status, 200, path);
  return answer.json();
}

test('the notice sheet of every item tells all the points of the centre on one page', async () => {
  const page = await openPage(browser, centre.base);
  for (const { id } of items) {
    const { guide } = await read(`/public/service-items/${id}`);
    await page.goto(`/print/items/${id}/sheet`);
    await page.getByRole('heading', { name: hall.noticeSheet.name }).waitFor();
    const pages = await print(page, `sheet-${guide.code}`);
    assert.equal(pages.length, 1, guide.name);
    const text = plain(pages[0]);
    const told = [
      ...hall.noticeSheet.points.map((point) => point.name),
      ...guide.materials.map((material) => material.name),
      ...guide.steps.map((step) => step.name),
      ...guide.legalBasis.map((law) => law.title),
      ...[guide.name, guide.enquiry, hall.name, hall.address, hall.complaintPhone, '告知人', '申请人'],
      ...['周二至周五08:00–11:30，14:30–17:30', '周一、周日休息'],
    ];
    for (const words of told) assert.ok(text.includes(plain(words)), `${guide.name}: ${words}\n${text}`);
    assert.ok(!text.includes('返回'), 'the bar of the screen is not printed');
    const { squares, dark } = await page.evaluate(() => ({
      squares: document.querySelectorAll('.square').length,
      dark: document.querySelectorAll('.sheet svg path').length,
    }));
    assert.deepEqual([squares, dark], [guide.materials.length, 1], `${guide.name}: a box for each material, and the code`);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the sheet stands on the screen, wide and on a phone, and Enter prints it', async () => {
  for (const phone of [false, true]) {
    const page = await openPage(browser, centre.base, { phone });
    await page.goto(`/print/items/${items[0].id}/sheet`);
    await page.getByRole('heading', { name: hall.noticeSheet.name }).waitFor();
    await inspect(page, `printed-sheet${phone ? '-phone' : ''}`);
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => window.printed), true);
    await page.context().close();
  }
});

test('a guide shows how its form is filled in and what the law says, on the screen, on a phone and on paper', async () => {
  const guides = await Promise.all(items.map(({ id }) => read(`/public/service-items/${id}`)));
  const { id, guide } = guides.find((one) => one.guide.materials.some(({ sample }) => sample?.length) && one.guide.legalBasis[0].text);
  const material = guide.materials.find(({ sample }) => sample?.length);
  const law = guide.legalBasis[0].text.split('\n')[0];
  for (const phone of [false, true]) {
    const page = await openPage(browser, centre.base, { phone });
    await page.goto(`/items/${id}`);
    const filled = page.locator('summary').filter({ hasText: `《${material.name}》怎么填` });
    await filled.waitFor();
    assert.equal(await page.getByText(law).first().isVisible(), false, 'a law is opened by who wants to read it');
    await filled.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: material.sample[0].label }).first().waitFor();
    await filled.scrollIntoViewIfNeeded();
    await inspect(page, `printed-sample${phone ? '-phone' : ''}`);
    const text = page.locator('summary').filter({ hasText: '看条文' }).first();
    await text.focus();
    await page.keyboard.press('Enter');
    await page.getByText(law).first().waitFor();
    await inspect(page, `printed-law${phone ? '-phone' : ''}`);
    if (!phone) {
      const pages = await print(page, 'guide-with-sample');
      assert.ok(pages.every((one) => plain(one).length > 20), 'no page is empty');
      const said = plain(pages.join(''));
      for (const line of material.sample) assert.ok(said.includes(plain(line.example)), line.label);
      assert.ok(said.includes(plain(law)), said);
    }
    await page.context().close();
  }
});

test('a guide has its flow chart and its code, and is printed whole', async () => {
  const row = items.find((item) => item.kind === 'commitment');
  const { guide } = await read(`/public/service-items/${row.id}`);
  for (const phone of [false, true]) {
    const page = await openPage(browser, centre.base, { phone });
    await page.goto(`/items/${row.id}`);
    const chart = page.getByRole('img', { name: /^办理流程图/ });
    await chart.waitFor();
    const spoken = await chart.getAttribute('aria-label');
    for (const step of guide.steps) assert.ok(spoken.includes(step.name) && spoken.includes(step.by), step.name);
    await page.getByRole('img', { name: '这份指南的二维码' }).waitFor();
    await chart.scrollIntoViewIfNeeded();
    await inspect(page, `printed-guide${phone ? '-phone' : ''}`);
    if (!phone) {
      const pages = await print(page, 'guide');
      assert.ok(pages.length <= 2, `${pages.length} pages`);
      const text = plain(pages.join(''));
      const told = [guide.name, ...guide.conditions, ...guide.steps.map((step) => step.what)];
      told.push(...guide.questions.flatMap((entry) => [entry.question, entry.answer]), guide.complaint);
      for (const words of told) assert.ok(text.includes(plain(words)), `${words}\n${text}`);
      for (const [index, said] of pages.entries()) assert.ok(plain(said).includes(`${index + 1}/${pages.length}`));
    }
    await page.context().close();
  }
});

test('the booklet holds the whole catalogue: cover, contents with true page numbers, each guide from a new page', async () => {
  const page = await openPage(browser, centre.base);
  await page.goto('/');
  await page.getByRole('link', { name: '办事指南汇编' }).click();
  await page.getByText('A4 纸，每个事项另起一页').waitFor();
  await inspect(page, 'printed-booklet');
  const entries = await page.locator('.contents li').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('span')].map((cell) => cell.textContent)),
  );
  assert.deepEqual(entries.map(([, name]) => name).sort(), items.map((item) => item.name).sort());
  const pages = (await print(page, 'booklet')).map(plain);
  assert.ok(pages[0].includes(hall.name) && pages[0].includes('办事指南汇编') && pages[0].includes(`${items.length}个事项`));
  assert.ok(!pages[0].includes('目录') && pages[1].includes('目录'));
  for (const window of hall.windows) assert.ok(pages.slice(1, 4).some((text) => text.includes(window.name)), window.name);
  for (const [number, name, first] of entries) {
    const text = pages[Number(first) - 1];
    assert.ok(text.startsWith(plain(`${hall.name}办事指南`)), `${name} begins a page`);
    assert.ok(text.includes(number + plain(name)), `${name} stands on page ${first}`);
    assert.ok(text.endsWith(`${hall.name}·办事指南汇编${first}`), `the foot of page ${first}`);
  }
  await page.context().close();
});

test('a booklet with more guides than one page of the list brings is complete', async () => {
  const page = await openPage(browser, centre.base);
  let asked = 0;
  await page.route('**/api/v1/public/guides?**', (route) => {
    asked += 1;
    return route.continue();
  });
  await page.goto('/print/booklet');
  await page.getByText('A4 纸，每个事项另起一页').waitFor();
  assert.equal(asked, Math.ceil(items.length / 20));
  assert.equal(await page.locator('.chapter-item').count(), items.length);
  await page.context().close();
});

test('plain words find an item, and a search that finds nothing says what to do', async () => {
  const page = await openPage(browser, centre.base, { phone: true });
  await page.goto('/');
  const find = async (words) => {
    await page.getByLabel('搜索事项').fill(words);
    await page.keyboard.press('Enter');
  };
  for (const words of ['上户口', 'sh k', '我想给孩子上户口']) {
    await find(words);
    await page.getByRole('link', { name: '出生登记' }).waitFor();
  }
  await page.getByText('您要办的可能是').waitFor();
  await inspect(page, 'search-near');
  await find('修手机');
  await page.getByRole('heading', { name: '没有找到这件事' }).waitFor();
  await page.getByRole('link', { name: hall.phone }).first().waitFor();
  await inspect(page, 'search-nothing');
  await page.getByRole('button', { name: '按窗口看全部事项' }).click();
  await page.getByRole('heading', { name: '全部事项' }).waitFor();
  await page.getByRole('link', { name: items[0].name, exact: true }).waitFor();
  await page.context().close();
});

test('at the desk the sheet is one link away, from the guide and at intake', async () => {
  const { item, resident } = await deskFor(centre, 'immediate');
  const page = await openPage(browser, centre.base);
  await logIn(page, resident);
  await page.goto(`/desk/items/${item.id}`);
  const opened = page.context().waitForEvent('page');
  await press(page, '打印告知单', 'link');
  const sheet = await opened;
  await sheet.getByRole('heading', { name: hall.noticeSheet.name }).waitFor();
  await sheet.getByText(item.guide.name).first().waitFor();
  await sheet.close();
  await inspect(page, 'desk-item');
  await page.goto('/desk/');
  await page.getByRole('heading', { name: '队列', level: 1 }).waitFor();
  await fillIntake(page, item, inventedPerson());
  await tabTo(page, page.getByRole('link', { name: '打印告知单' }));
  await inspect(page, 'desk-intake-sheet');
  await page.goto('/desk/items');
  await page.getByRole('link', { name: '打印办事指南汇编' }).waitFor();
  await inspect(page, 'desk-items');
  await page.context().close();
});
