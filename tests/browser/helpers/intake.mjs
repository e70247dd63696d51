// The intake page, by keyboard alone.
import { tabTo, typeInto } from './browser.mjs';

/** Finds the item by its pinyin initials and fills in the person and the materials. */
export async function fillIntake(page, item, person) {
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '受理', level: 1 }).waitFor();
  await typeInto(page, '找事项', item.initials);
  await page.getByRole('option', { name: item.guide.name }).first().waitFor();
  await page.keyboard.press('Enter');
  await typeInto(page, '姓名', person.name);
  await typeInto(page, '身份证号', person.idNumber);
  await typeInto(page, '联系电话', person.phone);
  // The id fills in sex and birth date.
  await page.getByText(person.birthDate).first().waitFor();
  await checkMaterials(page, item.guide.materials);
}

/** `1` original, `0` not applicable, down to the next. */
async function checkMaterials(page, materials) {
  await tabTo(page, page.getByRole('region', { name: '材料' }).or(page.getByRole('group', { name: '材料' })));
  for (const [place, material] of materials.entries()) {
    if (place > 0) await page.keyboard.press('ArrowDown');
    await page.keyboard.press(material.demand === 'required' ? '1' : '0');
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
