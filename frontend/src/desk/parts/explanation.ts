import type { DayRun, Grounds, Reason } from '@/shared/api/types';
import { dayText, momentText } from '@/shared/clock/format';
import { limitText } from '@/shared/guide/words';
import { words } from '../locales';

/** Why a clock is due when it is, in one sentence. */
export function groundsSentence(grounds: Grounds): string {
  const say = words.explanation;
  const due = momentText(grounds.due);
  if (grounds.basis === 'sessionDay') {
    if (grounds.pauses?.length) return say.sessionDays(due);
    const sameDay = dayText(grounds.start.slice(0, 10)) === dayText(grounds.due.slice(0, 10));
    return sameDay ? say.sameDay(due) : say.nextOpenDay(due);
  }
  if (grounds.basis === 'undertaken') return say.undertaken(momentText(grounds.start), due);
  const calendar = say.calendar[grounds.calendar];
  const sentence = say.counting(calendar, limitText(grounds.limit), momentText(grounds.start), due);
  return grounds.extendedBy ? sentence + say.extended(grounds.extendedBy) : sentence;
}

/** `3月7日 周六 – 3月8日 周日`, or the one day. */
export function rangeText(run: Pick<DayRun, 'from' | 'to'>): string {
  return run.from === run.to ? dayText(run.from) : `${dayText(run.from)} – ${dayText(run.to)}`;
}

/** Why a day was counted or not; a code that is new to this screen is shown as it came. */
export function reasonText(reason: Reason): string {
  const say: Record<string, (name: string) => string> = words.explanation.reason;
  const wording = say[reason.code];
  const text = wording ? wording(reason.name ?? reason.reason ?? '') : reason.code;
  return reason.document ? `${text}（${reason.document}）` : text;
}
