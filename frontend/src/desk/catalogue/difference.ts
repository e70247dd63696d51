import type { GuideChange, Limit } from '@/shared/api/types';
import { feeText, limitText } from '@/shared/guide/words';
import { texts } from '@/shared/locales';
import { words as deskWords } from '../locales';
import { words } from '../locales/catalogue';

/** What a difference is about: the field, and the entry by its name. */
export function partText(change: GuideChange): string {
  const part = words.difference.parts[change.part] ?? change.part;
  const subject = change.subject ? codeText(change.part, change.subject) : '';
  return subject ? `${part}：${subject}` : part;
}

/** Where a fault lies, in words: `/guide/materials/0/source` is 材料来源（第 1 项）. */
export function placeText(pointer: string): string {
  const steps = pointer.split('/').slice(2);
  const part = steps.filter((step) => !/^\d+$/.test(step)).join('.');
  const place = steps.find((step) => /^\d+$/.test(step));
  const name = words.difference.parts[part] ?? '';
  return name && place ? words.difference.nth(name, Number(place) + 1) : name;
}

/** A fault with its place before it, unless it says so itself. */
export function faultText(fault: { pointer: string; detail: string }): string {
  const place = placeText(fault.pointer);
  return place && !fault.detail.includes('：') ? `${place}：${fault.detail}` : fault.detail;
}

/** A value of the guide in words. */
export function valueText(part: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.none;
  if (part === 'fee.amountFen' && typeof value === 'number') return feeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return codeText(part, value);
  if (Array.isArray(value)) return value.map((one) => valueText(part, one)).join('、');
  if (isLimit(value)) return limitText(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== '')
    .map(([name, inner]) => entryText(part, name, inner))
    .join('\n');
}

function entryText(part: string, name: string, value: unknown): string {
  const inner = `${part}.${name}`;
  const label = words.difference.parts[inner];
  const said = valueText(inner, value);
  return label ? `${label}：${said}` : said;
}

const codes: Record<string, Record<string, string>> = {
  type: texts.itemType,
  kind: texts.kind,
  regime: words.regime,
  presence: texts.presence,
  applicants: texts.applicant,
  delivery: texts.delivery,
  specialSteps: texts.specialStep,
  'specialSteps.step': texts.specialStep,
  'specialSteps.stops': texts.clock,
  'extension.approver': deskWords.acts.extend.approvers,
  'materials.rank': texts.rank,
  'materials.demand': words.form.demands,
};

function codeText(part: string, value: string): string {
  return codes[part]?.[value] ?? value;
}

function isLimit(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value;
}
