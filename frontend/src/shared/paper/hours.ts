import type { UsualDay } from '@/shared/api/types';
import { paper } from './words';

/** No line breaks inside a session. */
const dash = '\u2060–\u2060';

/** `周二至周五 08:00–11:30，14:30–17:30；周六 09:00–11:30；周一、周日休息` */
export function hoursText(days: readonly UsualDay[]): string {
  const words = paper.hours;
  const runs: { first: number; last: number; said: string }[] = [];
  const rest: number[] = [];
  for (const day of days) {
    const said = day.sessions.map((one) => one.start + dash + one.end).join('，');
    const before = runs.at(-1);
    if (!said) rest.push(day.weekday);
    else if (before && before.said === said && before.last === day.weekday - 1)
      before.last = day.weekday;
    else runs.push({ first: day.weekday, last: day.weekday, said });
  }
  const name = (weekday: number) => words.days[weekday - 1] ?? '';
  const span = (first: number, last: number) =>
    first === last ? name(first) : words.run(name(first), name(last));
  const open = runs.map((run) => `${span(run.first, run.last)} ${run.said}`);
  return [...open, ...(rest.length > 0 ? [words.rest(rest.map(name).join('、'))] : [])].join('；');
}
