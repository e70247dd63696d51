import { expect, it } from 'vitest';
import { flowOf } from './flow';

const steps = [
  { name: '受理', by: '窗口', what: '核对材料' },
  { name: '审查', by: '部门', what: '查档案' },
  { name: '决定', by: '首席代表', what: '签字' },
  { name: '出件', by: '窗口', what: '交结果' },
];

it('each who takes part has a lane, the applicant the first', () => {
  const flow = flowOf({ steps, resultName: '示例证' });
  expect(flow.lanes).toEqual(['申请人', '窗口', '部门', '首席代表']);
  const boxes = flow.nodes.filter((node) => node.shape !== 'aside');
  expect(boxes.map((node) => [node.row, node.lane])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 1],
    [5, 0],
  ]);
  expect(boxes.at(-1)?.title).toContain('示例证');
});

it('every box but the last leads to the next', () => {
  const { links } = flowOf({ steps, resultName: '示例证' });
  expect(links.map((link) => [link.row, link.from, link.to])).toEqual([
    [0, 0, 1],
    [1, 1, 2],
    [2, 2, 3],
    [3, 3, 1],
    [4, 1, 0],
  ]);
});

it('what is missing is told beside the first step', () => {
  const aside = flowOf({ steps, resultName: '' }).nodes.find((node) => node.shape === 'aside');
  expect([aside?.row, aside?.lane]).toEqual([1, 0]);
});

it('the chart can be heard', () => {
  const { spoken } = flowOf({ steps, resultName: '示例证' });
  for (const said of ['受理', '部门', '首席代表', '示例证']) expect(spoken).toContain(said);
});

it('an item without steps still begins and ends', () => {
  const flow = flowOf({ steps: [], resultName: '' });
  expect(flow.nodes).toHaveLength(2);
  expect(flow.links).toHaveLength(1);
});
