// What comes out of the printer: the page as Chromium prints it, and its text page by page.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = join(new URL('../../../', import.meta.url).pathname, 'target/screenshots');

/** Prints to `target/screenshots/<name>.pdf`; answers with the text of each page. Every page is A4. */
export async function print(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  const { stdout: about } = await run('pdfinfo', [path]);
  assert.match(about, /Page size:.*\(A4\)/, `${name} is not on A4`);
  const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 64 * 1024 * 1024 });
  const pages = stdout.split('\f').slice(0, -1);
  assert.equal(pages.length, Number(about.match(/Pages:\s+(\d+)/)[1]));
  return pages;
}

/** Without the blanks and breaks that the layout of a page brings. */
export function plain(text) {
  return text.replace(/[\s\u2060]+/g, '');
}
