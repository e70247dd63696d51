import { zhCN } from './zh-CN';

export type PublicTexts = typeof zhCN;

export const words: PublicTexts = zhCN;
