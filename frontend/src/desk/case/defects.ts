import type { MaterialState, SupplementRequestBody } from '@/shared/api/types';

/** What was found wrong with one material: prepared phrases, and free words. */
export interface Found {
  phrases: string[];
  other: string;
}

/** A material as far as a supplement request is concerned. */
export interface Seen {
  code: string;
  name: string;
  state?: MaterialState | undefined;
}

/** `过期、缺页；第三页没有日期` */
export function defectText({ phrases, other }: Found): string {
  return [phrases.join('、'), other.trim()].filter(Boolean).join('；');
}

/** The request, or null when nothing is missing and nothing wrong. A material nobody looked at counts as missing. */
export function toRequest(
  materials: readonly Seen[],
  found: Readonly<Record<string, Found>>,
  advice: string,
): SupplementRequestBody | null {
  const defects = materials
    .map(({ code }) => ({ code, defect: found[code] ? defectText(found[code]) : '' }))
    .filter(({ defect }) => defect !== '');
  const absent = materials.some(isAbsent);
  if (defects.length === 0 && !absent) return null;
  return { defects, ...(advice.trim() ? { advice: advice.trim() } : {}) };
}

export function isAbsent({ state }: Seen): boolean {
  return state === undefined || state === 'missing';
}
