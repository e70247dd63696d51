/** The words of the search for cases. */
export const search = {
  heading: '查询',
  label: '编号、身份证号、电话或姓名',
  submit: '查询',
  by: {
    number: '按办件编号查',
    idNumber: '按证件号码查',
    phone: '按电话查',
    name: '按姓名查',
  },
  intro: '证件号码和电话只在加密的请求里发送，不会留在地址栏或日志里。',
  empty: '没有查到',
  count: (count: number, more: boolean) => `查到 ${count}${more ? ' 件以上' : ' 件'}`,
  columns: {
    number: '编号',
    item: '事项',
    applicant: '申请人',
    stage: '状态',
    received: '收件',
    due: '到期',
  },
};
