import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import type { Notice } from '@/shared/api/types';
import NoticePaper from './NoticePaper.vue';

function aNotice(prints: number, receiptSignature = true): Notice {
  return {
    id: 'n1',
    number: '样例补正〔2026〕1号',
    issuedAt: '2026-03-10T10:00:00+08:00',
    prints,
    caseNumber: 'YL-2026-1',
    queryCode: 'ABCD',
    text: {
      kind: 'supplementRequest',
      title: '补正告知书',
      addressee: '甲示范',
      paragraphs: ['还需要补正下列全部内容。'],
      facts: [{ label: '窗口', value: '样例窗口' }],
      materials: ['申请表（缺页）'],
      basis: '样例依据',
      receiptSignature,
      centre: '样例中心',
      issuedBy: '乙示范（工号1）',
    },
  };
}
const paper = (notice: Notice) => mount(NoticePaper, { props: { notice } });

it('a notice bears number, addressee, content, basis, seal place, date and a line to sign', () => {
  const text = paper(aNotice(1)).text();
  for (const part of ['样例补正〔2026〕1号', '甲示范', '申请表（缺页）', '样例依据', '盖章处']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('2026年3月10日');
  expect(text).toContain('签收人');
  expect(paper(aNotice(1, false)).text()).not.toContain('签收人');
});

it('only a reprint is marked as one', () => {
  expect(paper(aNotice(1)).text()).not.toContain('补打');
  expect(paper(aNotice(2)).text()).toContain('补打（第 2 次打印）');
});
