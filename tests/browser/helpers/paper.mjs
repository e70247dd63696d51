// What comes out of the printer: PDF by Chromium, its pages and its text by poppler.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const papers = join(new URL('../../../', import.meta.url).pathname, 'target/papers');

/** Keeps the dialog of the browser away: what would be printed then stands on the page. */
export async function withoutDialog(page) {
  await page.addInitScript(() => (window.print = () => undefined));
}

/** The page as it would be printed: `{ pages, size, text }`; the PDF and its first page as a picture are kept. */
export async function toPaper(page, name) {
  await mkdir(papers, { recursive: true });
  const path = join(papers, `${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  const { stdout: info } = await run('pdfinfo', [path]);
  const { stdout: text } = await run('pdftotext', ['-layout', path, '-']);
  await run('pdftoppm', ['-png', '-r', '60', path, join(papers, name)]);
  const field = (label) => info.split('\n').find((line) => line.startsWith(`${label}:`))?.slice(label.length + 1).trim() ?? '';
  return { pages: Number(field('Pages')), size: field('Page size'), text };
}

/** Blanks and line ends are the layout's. */
export function says(paper, wanted) {
  const plain = (text) => text.replace(/\s+/g, '');
  assert.ok(plain(paper.text).includes(plain(wanted)), `“${wanted}” is not on paper:\n${paper.text}`);
}

export function isA4(paper) {
  const [width, height] = paper.size.match(/[\d.]+/g).map(Number);
  assert.ok(Math.abs(width - 595.3) < 1.5 && Math.abs(height - 841.9) < 1.5, `A4 upright: ${paper.size}`);
}
