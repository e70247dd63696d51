/** Texts of what is printed for the public: loaded with the papers only. */
export const paper = {
  colon: '：',
  sheet: {
    item: (code: string, version: number, from: string) =>
      `事项编码 ${code}　第 ${version} 版（${from}起施行）`,
    once: '一次告知',
    applicants: '服务对象',
    presence: '到场要求',
    tick: '请对照打勾，备齐再来',
    none: '无',
    statutory: (limit: string) => `（法定时限 ${limit}）`,
    address: '办理地点',
    hours: '办公时间',
    holidays: '法定节假日和临时调整以中心公告为准。',
    complaint: '投诉电话',
    scan: '扫码看办事指南全文',
    signs: ['告知人', '申请人', '日期'],
  },
  guide: {
    heading: '办事指南',
    columns: ['序号', '材料', '份数', '要求', '来源和说明'],
    flow: '流程图',
    steps: ['步骤', '谁来办', '做什么'],
    scan: '扫码看最新指南',
    numerals: ['一', '二', '三', '四', '五', '六', '七', '八'],
    numbered: (numeral: string, title: string) => `${numeral}、${title}`,
    question: '问',
    answer: '答',
    place: (window: string, counter: string) => `${window}（${counter}）`,
  },
  booklet: {
    title: '办事指南汇编',
    contents: '目录',
    count: (items: number, windows: number) => `${windows} 个窗口　${items} 个事项`,
    printed: (date: string) => `${date}编印`,
    foot: (centre: string) => `${centre} · 办事指南汇编`,
    chapter: (name: string, department: string, counter: string) =>
      `${name}　${department}　${counter}`,
    number: (chapter: number, item: number) => `${chapter}-${item}`,
    scan: '扫码查最新的办事指南',
  },
  hours: {
    days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    run: (first: string, last: string) => `${first}至${last}`,
    rest: (days: string) => `${days}休息`,
  },
};
