import { zhCN } from './zh-CN';

/**
 * Texts are a typed dictionary; a text with a parameter is a function. Nothing is compiled at run time, which
 * the content security policy would forbid. Another language is another file of the same type.
 */
export type SharedTexts = typeof zhCN;

export const texts: SharedTexts = zhCN;
