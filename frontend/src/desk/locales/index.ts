import { zhCN } from './zh-CN';

export type DeskTexts = typeof zhCN;

export const words: DeskTexts = zhCN;
