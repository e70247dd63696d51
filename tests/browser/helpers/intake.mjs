// The intake page, by keyboard alone.
import { tabTo, typeInto } from './browser.mjs';

/** Finds the item by its pinyin initials and fills in the person and the materials. */
export async function fillIntake(page, item, person) {
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '受理', level: 1 }).waitFor();
  await typeInto(page, '找事项', item.initials);
  await pick(page, item.guide.name);
  await typeInto(page, '身份证号', person.idNumber);
  // The id fills in sex and birth date.
  await page.getByText(person.birthDate).first().waitFor();
  await page.getByText(person.sex === 'male' ? '男 ·' : '女 ·').first().waitFor();
  await typeInto(page, '姓名', person.name);
  await typeInto(page, '联系电话', person.phone);
  await checkMaterials(page, item.guide.materials);
}

/** Down to the item of this name, then Enter. */
async function pick(page, name) {
  const wanted = page.getByRole('option').filter({ has: page.getByText(name, { exact: true }) });
  await wanted.first().waitFor();
  for (let n = 0; n < 20; n++) {
    if ((await wanted.first().getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '换一个事项' }).waitFor();
}

/** A digit says what was handed in and goes on to the next: `1` the original, `0` not applicable. */
async function checkMaterials(page, materials) {
  const region = page.getByRole('region', { name: '材料', exact: true });
  await tabTo(page, region.getByRole('radiogroup').first());
  for (const [place, material] of materials.entries()) {
    await page.keyboard.press(material.demand === 'required' ? '1' : '0');
    await region.getByText(`已核对 ${place + 1}/${materials.length}`).waitFor();
  }
}

/** F9, and the case that came of it. */
export async function accept(page) {
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/cases') && response.request().method() === 'POST');
  await page.keyboard.press('F9');
  const response = await answer;
  if (response.status() !== 201) throw new Error(`${response.status()} ${await response.text()}`);
  return response.json();
}
