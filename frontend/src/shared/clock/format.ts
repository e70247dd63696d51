import { texts } from '@/shared/locales';

const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface Civil {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
  second: string;
}

function civil(instant: string | number): Civil {
  const found = parts.formatToParts(new Date(instant));
  const pick = (type: string) => found.find((part) => part.type === type)?.value ?? '';
  return {
    year: pick('year'),
    month: pick('month'),
    day: pick('day'),
    weekday: pick('weekday'),
    hour: pick('hour').padStart(2, '0'),
    minute: pick('minute').padStart(2, '0'),
    second: pick('second').padStart(2, '0'),
  };
}

/** `2026年3月9日 周一` */
export function dateText(instant: string | number): string {
  const at = civil(instant);
  return `${at.year}年${at.month}月${at.day}日 ${at.weekday}`;
}

/** `2026-03-09`, as a date field has it. */
export function isoDay(instant: string | number): string {
  const at = civil(instant);
  return `${at.year}-${at.month.padStart(2, '0')}-${at.day.padStart(2, '0')}`;
}

/** `09:30` */
export function timeText(instant: string | number): string {
  const at = civil(instant);
  return `${at.hour}:${at.minute}`;
}

/** `09:30:05` */
export function secondText(instant: string | number): string {
  const at = civil(instant);
  return `${at.hour}:${at.minute}:${at.second}`;
}

/** `2026年3月9日 周一 17:00` */
export function momentText(instant: string | number): string {
  return `${dateText(instant)} ${timeText(instant)}`;
}

/** Short form for tables: `今天 17:00`, `明天 17:00`, `3月9日 17:00`; the year only when it is another one. */
export function shortMoment(instant: string | number, now: number): string {
  const at = civil(instant);
  const days = dayNumber(instant) - dayNumber(now);
  const near = texts.time.nearDays[String(days)];
  if (near) return `${near} ${at.hour}:${at.minute}`;
  const year = at.year === civil(now).year ? '' : `${at.year}年`;
  return `${year}${at.month}月${at.day}日 ${at.hour}:${at.minute}`;
}

/** A calendar date `2026-03-09` as `3月9日 周一`. */
export function dayText(date: string): string {
  const at = civil(`${date}T12:00:00+08:00`);
  return `${at.month}月${at.day}日 ${at.weekday}`;
}

/** A calendar date `2026-03-09` as `2026年3月9日`. */
export function fullDayText(date: string): string {
  const at = civil(`${date}T12:00:00+08:00`);
  return `${at.year}年${at.month}月${at.day}日`;
}

/** How far away a due time is: `还剩 2 天 3 小时`, `已超 20 分钟`. */
export function distanceText(due: string, now: number): string {
  const left = Date.parse(due) - now;
  const span = spanText(Math.abs(left));
  return left >= 0 ? texts.time.left(span) : texts.time.over(span);
}

/** A length of time in its two largest units. */
export function spanText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const unit = texts.time.units;
  if (days > 0) return `${days} ${unit.day}${hours > 0 ? ` ${hours} ${unit.hour}` : ''}`;
  if (hours > 0)
    return `${hours} ${unit.hour}${minutes % 60 > 0 ? ` ${minutes % 60} ${unit.minute}` : ''}`;
  return minutes > 0 ? `${minutes} ${unit.minute}` : unit.underMinute;
}

/** Full years between a birth date and now, by the civil calendar at +08:00. */
export function ageAt(birthDate: string, now: number): number {
  const today = civil(now);
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const before =
    Number(today.month) < month || (Number(today.month) === month && Number(today.day) < day);
  return Number(today.year) - year - (before ? 1 : 0);
}

function dayNumber(instant: string | number): number {
  const eightHours = 8 * 3_600_000;
  return Math.floor((new Date(instant).getTime() + eightHours) / 86_400_000);
}
