import { isPlain } from '@/shared/forms/keys';

/** In a group of radio buttons the digit `1` stands for the first choice, `2` for the second. */
export function choiceByDigit<T>(event: KeyboardEvent, choices: readonly T[]): T | undefined {
  if (!isPlain(event) || !/^[1-9]$/.test(event.key)) return undefined;
  const chosen = choices[Number(event.key) - 1];
  if (chosen !== undefined) event.preventDefault();
  return chosen;
}
