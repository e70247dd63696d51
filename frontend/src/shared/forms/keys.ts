import { nextTick } from 'vue';

/** True while an input method is composing: its Enter picks a candidate and belongs to nobody else. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** True where a letter key means typing, not a shortcut; a radio button takes no letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'radio') return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** True for a key pressed alone where it is not typing: the one-letter shortcuts. */
export function isPlain(event: KeyboardEvent): boolean {
  if (isComposing(event) || isTyping(event.target) || event.defaultPrevented) return false;
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Focuses a field by id once it stands; a component may set its id only after it is mounted. */
export async function focusField(id: string): Promise<void> {
  await nextTick();
  await nextTick();
  document.getElementById(id)?.focus();
}

const fields = 'input:not([type=hidden]), select, textarea, [data-field]';

/** Enter in a one-line field moves to the next field of `form`. Returns whether it did. */
export function enterToNext(event: KeyboardEvent, form: HTMLElement): boolean {
  if (event.key !== 'Enter' || isComposing(event)) return false;
  if (!(event.target instanceof HTMLInputElement)) return false;
  const reachable = Array.from(form.querySelectorAll<HTMLElement>(fields)).filter(
    (field) =>
      !field.hasAttribute('disabled') &&
      field.tabIndex >= 0 &&
      !field.closest('details:not([open])') &&
      !sameRadio(field, event.target),
  );
  const here = reachable.indexOf(event.target);
  const next = reachable[here + 1];
  if (!next) return false;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type !== 'radio') next.select();
  return true;
}

function sameRadio(field: HTMLElement, target: EventTarget | null): boolean {
  if (field === target || !(field instanceof HTMLInputElement)) return false;
  if (!(target instanceof HTMLInputElement) || field.type !== 'radio') return false;
  return target.type === 'radio' ? field.name === target.name : !field.checked;
}
