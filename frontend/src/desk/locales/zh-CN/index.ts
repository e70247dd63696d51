import { login, password } from './account';
import { acts } from './acts';
import { caseWords } from './case';
import { day } from './day';
import { drafts } from './drafts';
import { explanation } from './explanation';
import { intake } from './intake';
import { items } from './items';
import { notice } from './notice';
import { people } from './people';
import { palette } from './palette';
import { phrases } from './phrases';
import { filing } from './filing';
import { queue } from './queue';
import { search } from './search';
import { duty, keys, nav, post, reviewers, role } from './shell';

/** All texts of the desk, one file to a screen. A text with a parameter is a function. */
export const zhCN = {
  title: (page: string) => `${page} · 一窗工作台`,
  product: '一窗工作台',
  skip: '跳到正文',
  demo: '演示数据',
  nav,
  post,
  role,
  reviewers,
  duty,
  serverTime: '服务器时间',
  login,
  logout: '退出登录',
  password,
  queue,
  filing,
  intake,
  case: caseWords,
  day,
  drafts,
  phrases,
  palette,
  acts,
  notice,
  people,
  explanation,
  items,
  search,
  keys,
  retry: '再试一次',
  notFound: { heading: '没有这个页面', back: '回到队列' },
};
