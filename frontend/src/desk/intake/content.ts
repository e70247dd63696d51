import type { Draft } from './draft';

/** What of a draft is kept: everything but the guide of its item, which is read afresh. */
export function contentOf(draft: Draft): Record<string, unknown> {
  return JSON.parse(JSON.stringify({ ...draft, item: undefined })) as Record<string, unknown>;
}

/** Whether anything stands in it that somebody would have to do again. */
export function isWorthKeeping(draft: Draft): boolean {
  if (draft.item && Object.keys(draft.states).length > 0) return true;
  return [draft.name, draft.idNumber, draft.phone, draft.address, draft.note].some(
    (text) => text.trim() !== '',
  );
}

/** Puts kept content back, as far as this version of the page still knows it. */
export function putBack(draft: Draft, content: Readonly<Record<string, unknown>>): void {
  const target = draft as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(content)) {
    if (name === 'item' || !(name in target)) continue;
    if (typeof value === typeof target[name] && value !== null) target[name] = value;
  }
}
