/** The words of logging in and of the password. */
export const login = {
  heading: '登录工作台',
  tagline: '一个窗口，一次办好',
  username: '用户名',
  password: '密码',
  submit: '登录',
  busy: '正在登录',
  ended: '登录已失效，请重新登录。受理页上填写的内容还在。',
  needUsername: '请填写用户名',
  needPassword: '请填写密码',
  public: '办事群众请到公众页面',
};

export const password = {
  heading: '修改密码',
  must: '第一次登录，请先换一个自己的密码。',
  advice: (shortest: number) => `至少 ${shortest} 个字符。长比怪好记：几个不相干的词连起来就很好。`,
  current: '现在的密码',
  wanted: '新密码',
  again: '再输一遍新密码',
  submit: '修改',
  needCurrent: '请填写现在的密码',
  tooShort: (shortest: number) => `新密码至少 ${shortest} 个字符`,
  differ: '两遍新密码不一样',
};
