/** The words around every screen: navigation, who is on duty, the key sheet. */
export const nav = {
  label: '主导航',
  queue: '队列',
  intake: '受理',
  items: '事项',
  search: '查询',
  day: '清点',
  keys: '快捷键',
};

export const post = { a: 'A角', b: 'B角', c: 'C角' };

/** What a post means is data of the centre: the window roles are told by their duties. */
export const role = {
  window_a: '窗口工作人员',
  window_b: '窗口工作人员',
  window_c: '窗口工作人员',
  village_agent: '村级代办员',
  supervisor: '监察员',
  director: '中心主任',
  administrator: '系统管理员',
  reviewer: '后台审核人员',
};

export const reviewers = (unit: string) => `${unit}审核人员`;

export const duty = {
  chief: '首席代表',
  resident: '窗口工作人员',
  substitute: '替岗人员',
  issuer: '出件人员',
  reviews: '负责审核',
  on: '当班',
  off: '不当班',
  decides: '负责决定',
  none: '没有窗口岗位',
  offHint: '现在由别人当班，受理、办结和送达暂时不可用',
  windows: (count: number) => `${count} 个窗口`,
  detail: '我的窗口和岗位',
};

export const keys = {
  heading: '快捷键',
  rows: [
    ['Ctrl + K', '快速前往：页面、事项、办件编号、现在可以办的事'],
    ['J / K', '下一行 / 上一行'],
    ['Enter', '打开选中的办件；在表单里到下一格'],
    ['P', '在队列里：打开或收起预览'],
    ['/', '跳到搜索框'],
    ['N', '开始受理；打印以后接待下一位'],
    ['Q', '回到队列'],
    ['F9', '受理；在办件页提交现在可以办的事'],
    ['1 2', '准予 / 不予；屏幕签名 / 纸上签收'],
    ['F10', '一次性告知补正'],
    ['F8', '不予受理'],
    ['F4', '在理由和提示里：插入常用语'],
    ['Ctrl + S', '只收件'],
    ['F2', '沿用以前登记的申请人和存档材料'],
    ['Ctrl + O', '在受理页：打开草稿'],
    ['↑ ↓ 空格 1 2 3 0', '核对材料'],
    ['A', '在材料里：全部见原件'],
    ['?', '打开本页'],
  ] as const,
  close: '知道了',
};
