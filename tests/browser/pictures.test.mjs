// The pictures of the README: a Saturday morning at a window with something of everything in its queue.
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage } from './helpers/browser.mjs';
import { approve, makeCase } from './helpers/cases.mjs';
import { fillIntake } from './helpers/intake.mjs';
import { inventedPerson } from './helpers/person.mjs';
import { startCentre, windowFor } from './helpers/server.mjs';

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

test('the pages of the README stand', async () => {
  const { resident, chief, immediate, commitment } = await windowFor(centre);
  const [quick, slow] = commitment;
  const api = await centre.api(resident);
  const late = await makeCase(api, quick);
  await api('/demo/clock', { advanceTo: '2026-03-04T09:20:00+08:00' });
  await makeCase(api, quick);
  await makeCase(api, slow);
  await api('/demo/clock', { advanceTo: '2026-03-05T15:05:00+08:00' });
  const following = await makeCase(api, slow);
  await makeCase(api, quick, { accept: false });
  await makeCase(api, slow);
  await api('/demo/clock', { advanceTo: '2026-03-07T10:20:00+08:00' });
  const fresh = await centre.api(resident);
  const ready = await approve(fresh, await makeCase(fresh, immediate[0]));
  await makeCase(fresh, immediate[1] ?? immediate[0]);
  await makeCase(fresh, slow, { accept: false });

  const desk = await openPage(browser, centre.base);
  await logIn(desk, resident);
  await desk.getByText(late.number).waitFor();
  await desk.keyboard.press('j');
  await inspect(desk, 'desk-queue');
  await desk.goto(`/desk/cases/${following.id}`);
  await desk.getByText('办理经过').waitFor();
  await desk.getByRole('button', { name: '为什么是这个时间' }).last().click();
  await inspect(desk, 'desk-case');
  await desk.goto(`/desk/cases/${ready.id}`);
  await desk.getByRole('radio', { name: '屏幕上签名' }).waitFor();
  await sign(desk);
  await inspect(desk, 'desk-deliver');
  await desk.goto('/desk/');
  await desk.getByRole('heading', { name: '队列', level: 1 }).waitFor();
  await fillIntake(desk, slow, inventedPerson());
  await desk.getByText('为什么是这个时间').waitFor();
  await inspect(desk, 'desk-intake');
  await desk.context().close();

  const office = await openPage(browser, centre.base);
  await logIn(office, chief);
  await office.goto(`/desk/cases/${following.id}`);
  await office.getByRole('radio', { name: '准予' }).waitFor();
  await office.keyboard.press('1');
  await office.getByLabel('结果文号').fill('样例〔2026〕1号');
  await office.getByLabel('审批意见').fill('材料齐全，符合条件，同意。');
  await inspect(office, 'desk-decide');
  await office.context().close();

  const visitor = await openPage(browser, centre.base);
  await visitor.goto('/');
  await visitor.getByRole('main').locator('a[href^="/items/"]').first().waitFor();
  await visitor.getByText('近七天开放时间').waitFor();
  await inspect(visitor, 'public-home');
  await visitor.goto(`/items/${slow.id}`);
  await visitor.getByText('要带什么').first().waitFor();
  await inspect(visitor, 'public-guide');
  await visitor.goto('/');
  await visitor.getByLabel('受理编号').fill(following.number);
  await visitor.getByLabel('查询码').fill(following.queryCode);
  await visitor.keyboard.press('Enter');
  await visitor.getByText('答应办好的时间').waitFor();
  await inspect(visitor, 'public-progress');
  await visitor.context().close();
});

/** A few strokes on the pad. */
async function sign(page) {
  const box = await page.getByRole('img', { name: '签名区' }).boundingBox();
  const strokes = [
    [[0.3, 0.35], [0.42, 0.32], [0.36, 0.72]],
    [[0.3, 0.55], [0.45, 0.5]],
    [[0.55, 0.3], [0.52, 0.7], [0.68, 0.66]],
    [[0.52, 0.48], [0.66, 0.44]],
  ];
  for (const [first, ...rest] of strokes) {
    const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...at(first));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...at(point), { steps: 6 });
    await page.mouse.up();
  }
}
