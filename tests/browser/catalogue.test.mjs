// The catalogue's keepers at their desks: an item is drafted, reviewed, published and ended, and the register is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, logIn, openBrowser, openPage, press, tabTo, typeInto } from './helpers/browser.mjs';
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

const account = (role) => centre.accounts.find((one) => one.role === role);

test('the next version of an item is drafted, compared, signed off and published', async () => {
  const page = await openPage(browser, centre.base);
  await logIn(page, account('administrator'));
  await press(page, '目录', 'link');
  await page.getByRole('heading', { name: '事项目录', level: 1 }).waitFor();
  await page.getByRole('row').nth(3).waitFor();
  await inspect(page, 'catalogue-list');

  const { item } = await deskFor(centre, 'commitment');
  await press(page, `改下一版：${item.guide.name}`);
  await page.getByText('在第 1 版的基础上修改').waitFor();
  await page.getByText('没有缺漏和错误').waitFor();
  await inspect(page, 'catalogue-editor');

  // What is taken away is missed at once, and named; the work is saved by itself.
  await clear(page, '收费标准');
  await page.getByText('已保存').waitFor();
  await page.getByText('公开内容还缺：收费标准').or(page.getByText('还有 1 处要补充或改正')).first().waitFor();
  await inspect(page, 'catalogue-meter');
  page.allow(/422/);
  await page.keyboard.press('F9');
  await page.getByRole('alert').getByRole('link', { name: '公开内容还缺：收费标准' }).waitFor();
  await inspect(page, 'catalogue-faults');
  await press(page, '公开内容还缺：收费标准', 'link');
  await typeInto(page, '收费标准', '不收费（试行）');
  await page.getByText('没有缺漏和错误').waitFor();
  await press(page, '与上一版的差别');
  await page.getByRole('rowheader', { name: /收费标准/ }).waitFor();
  await inspect(page, 'catalogue-difference');
  await page.keyboard.press('F9');
  await page.getByRole('status').filter({ hasText: '已提交' }).waitFor();
  const address = page.url();

  const office = await openPage(browser, centre.base);
  await logIn(office, account('reviewer'));
  await office.goto('/desk/catalogue/drafts');
  await press(office, item.guide.name, 'link');
  await office.getByRole('rowheader', { name: /收费标准/ }).waitFor();
  await inspect(office, 'catalogue-review');
  await press(office, '预览');
  await office.getByText('要带什么').waitFor();
  await inspect(office, 'catalogue-preview');
  await office.keyboard.press('F9');
  await office.getByRole('status').filter({ hasText: '审核通过' }).waitFor();
  await office.context().close();

  await page.goto(address.replace(centre.base, ''));
  await page.getByRole('button', { name: '发布' }).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('dialog').getByLabel('生效日期').fill('2026-03-04');
  await inspect(page, 'catalogue-publish');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await page.getByRole('status').filter({ hasText: '已发布' }).waitFor();
  await page.goto(`/desk/catalogue/items/${item.id}`);
  await page.getByText('2026年3月4日 起').waitFor();
  await page.getByText('2024年1月1日 至 2026年3月3日').waitFor();
  await inspect(page, 'catalogue-versions');
  await page.context().close();
});

test('a new item is written from nothing by keyboard', async () => {
  const page = await openPage(browser, centre.base);
  await logIn(page, account('administrator'));
  await page.goto('/desk/catalogue');
  await press(page, '新建事项');
  await page.getByText('新事项').first().waitFor();
  await page.getByText('0 / 6 项').or(page.getByText('1 / 6 项')).waitFor();
  await typeInto(page, '事项名称', '测试证明开具');
  await typeInto(page, '编码（小写字母、数字、连字符）', 'test-proof');
  await page.getByText('1 / 6 项').or(page.getByText('2 / 6 项')).waitFor();
  await press(page, '添加材料');
  await page.keyboard.type('申请书');
  assert.equal(await page.getByLabel('材料名称').inputValue(), '申请书', 'the focus goes to what was added');
  await inspect(page, 'catalogue-new');
  await press(page, '添加步骤');
  await page.keyboard.type('受理');
  await page.getByText('已保存').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('事项名称').inputValue(), '测试证明开具', 'what was typed is kept');
  await press(page, '作废');
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await page.getByRole('status').filter({ hasText: '已作废' }).waitFor();
  await page.context().close();
});

test('the register of entry is kept by the administrator and read by the director', async () => {
  const page = await openPage(browser, centre.base);
  await logIn(page, account('administrator'));
  await page.goto('/desk/catalogue/register');
  await page.getByText('清单还是空的').waitFor();
  await inspect(page, 'register-empty');
  await press(page, '列入在册事项');
  await page.getByRole('status').filter({ hasText: '列入了' }).waitFor();
  await press(page, '登记事项');
  await page.getByRole('dialog').waitFor();
  await typeInto(page, '事项名称', '测试涉密事项');
  await typeInto(page, '主管部门', '测试办公室');
  await typeInto(page, '来源清单（文件和批次）', '县级下放清单（第一批）');
  await page.getByLabel('状态').last().selectOption({ label: '经批准不进驻' });
  page.allow(/422/);
  await press(page, '保存');
  await page.getByText('不进驻或者退出要写明理由').first().waitFor();
  await inspect(page, 'register-form');
  await typeInto(page, '理由', '涉密');
  await typeInto(page, '批准机关', '测试县人民政府');
  await page.getByLabel('日期').fill('2026-03-02');
  await press(page, '保存');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('combobox', { name: '状态' }).selectOption({ label: '经批准不进驻' });
  await page.getByText('测试涉密事项').waitFor();
  await inspect(page, 'register-list');
  await page.context().close();

  const office = await openPage(browser, centre.base);
  await logIn(office, account('director'));
  await office.goto('/desk/catalogue/register');
  await office.getByText('已达标').waitFor();
  assert.equal(await office.getByRole('button', { name: '登记事项' }).count(), 0, 'the director reads');
  await inspect(office, 'register-director');
  await office.context().close();
});

test('an item leaves the centre with reasons and approval', async () => {
  const { item } = await deskFor(centre, 'immediate');
  const page = await openPage(browser, centre.base);
  await logIn(page, account('director'));
  await page.goto(`/desk/catalogue/items/${item.id}`);
  await press(page, '退出中心');
  await page.getByRole('dialog').getByLabel('退出理由').waitFor();
  await inspect(page, 'item-ending');
  await typeInto(page, '退出理由', '上级取消该事项');
  await typeInto(page, '批准机关', '测试镇人民政府');
  await press(page, '确认退出');
  await page.getByText('本事项收件到 2026年3月3日 为止').waitFor();
  await inspect(page, 'item-ended');
  await page.context().close();
});

async function clear(page, label) {
  await tabTo(page, page.getByLabel(label, { exact: true }), { presses: 200 });
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}
