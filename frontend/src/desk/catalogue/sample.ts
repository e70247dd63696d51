import type { Material } from '@/shared/api/types';

export type SampleLine = NonNullable<Material['sample']>[number];

/** One line a field of the form: what stands before the first colon is its label. */
export function readSample(text: string): SampleLine[] {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.map((line) => {
    const colon = line.search(/[:：]/);
    if (colon < 0) return { label: line.trim(), example: '' };
    return { label: line.slice(0, colon).trim(), example: line.slice(colon + 1).trim() };
  });
}

export function writeSample(lines: readonly SampleLine[]): string {
  return lines.map((line) => `${line.label}：${line.example}`).join('\n');
}
