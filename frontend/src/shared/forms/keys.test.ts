import { beforeEach, describe, expect, it } from 'vitest';
import { enterToNext, isTyping } from './keys';

function press(target: HTMLElement, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: target });
  return event;
}

describe('Enter in a form', () => {
  let form: HTMLFormElement;
  const field = (id: string) => document.getElementById(id) as HTMLInputElement;

  beforeEach(() => {
    document.body.innerHTML = `
      <form><input id="one"><input id="off" disabled>
      <input id="a" type="radio" name="r"><input id="b" type="radio" name="r" checked>
      <input id="two"><button data-field id="three"></button></form>`;
    form = document.querySelector('form') as HTMLFormElement;
  });

  it('goes to the next field, past what is disabled and to the chosen radio', () => {
    enterToNext(press(field('one')), form);
    expect(document.activeElement?.id).toBe('b');
    enterToNext(press(field('b')), form);
    expect(document.activeElement?.id).toBe('two');
    enterToNext(press(field('two')), form);
    expect(document.activeElement?.id).toBe('three');
  });

  it('stays while an input method is composing', () => {
    field('one').focus();
    expect(enterToNext(press(field('one'), { isComposing: true }), form)).toBe(false);
    expect(document.activeElement?.id).toBe('one');
  });

  it('letters are typing inside fields only', () => {
    expect(isTyping(field('one'))).toBe(true);
    expect(isTyping(document.body)).toBe(false);
  });
});
