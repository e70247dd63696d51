// Debian's Chromium, a page that reports what went wrong, and the keyboard.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = join(new URL('../../../', import.meta.url).pathname, 'target/screenshots');

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.YICHUANG_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A page in a context of its own. `page.faults` collects console errors, uncaught exceptions, failed requests and
 * answers of 500 and above; `page.allow(pattern)` names what a story provokes on purpose.
 */
export async function openPage(browser, base, { phone = false } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: phone ? { width: 360, height: 740 } : { width: 1440, height: 900 },
    hasTouch: phone,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.faults = [];
  const allowed = [];
  page.allow = (pattern) => allowed.push(pattern);
  const note = (fault) => {
    if (!allowed.some((pattern) => pattern.test(fault))) page.faults.push(fault);
  };
  page.on('console', (message) => message.type() === 'error' && note(`console: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left lets go of what it was still fetching.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`failed: ${request.url()}`);
  });
  page.on('response', (response) => response.status() >= 500 && note(`${response.status()}: ${response.url()}`));
  return page;
}

/** The page as it stands: kept as a picture, free of faults, no wider than the screen, clean for axe (WCAG 2.2 A and AA). */
export async function inspect(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  const found = violations.map((rule) => `${rule.id}: ${rule.help}\n  ${rule.nodes.map((node) => node.html).join('\n  ')}`);
  assert.deepEqual(found, [], `axe on ${name}`);
  assert.deepEqual(page.faults, [], `faults on ${name}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(sideways, false, `${name} is wider than the screen`);
}

/** Presses Tab until the element has the focus (or holds it): what cannot be reached so cannot be reached by keyboard. */
export async function tabTo(page, locator, { presses = 80 } = {}) {
  await locator.first().waitFor();
  for (let n = 0; n <= presses; n++) {
    const there = await locator.first().evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${locator}`);
}

/** Moves to a field and types into it. */
export async function typeInto(page, label, text) {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses one of a group of radio buttons with Tab and the arrow keys. */
export async function choose(page, label) {
  const radio = page.getByRole('radio', { name: label });
  await radio.first().waitFor();
  if (await radio.first().isChecked()) return;
  const group = page.getByRole('radiogroup').filter({ has: radio }).or(page.locator('fieldset').filter({ has: radio }));
  await tabTo(page, group);
  await page.keyboard.press('Space');
  for (let n = 0; n < 10 && !(await radio.first().isChecked()); n++) await page.keyboard.press('ArrowRight');
  assert.ok(await radio.first().isChecked(), `${label} cannot be chosen by keyboard`);
}

/** Moves to a button or link and presses Enter. */
export async function press(page, name, role = 'button') {
  await tabTo(page, page.getByRole(role, { name }));
  await page.keyboard.press('Enter');
}

export async function logIn(page, { username, password }) {
  await page.goto('/desk/');
  await typeInto(page, '用户名', username);
  await typeInto(page, '密码', password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '队列', level: 1 }).waitFor();
}
