/** The words of the catalogue and its guides at the desk. */
export const items = {
  heading: '事项',
  search: '找事项',
  columns: {
    code: '编码',
    name: '名称',
    kind: '类型',
    window: '窗口',
    limit: '承诺时限',
    fee: '收费',
  },
  empty: '没有找到',
  start: '受理这个事项',
  sheet: '打印告知单',
  booklet: '打印办事指南汇编',
  back: '返回事项列表',
  count: (count: number) => `${count} 个事项`,
};
