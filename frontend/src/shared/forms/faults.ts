import type { FieldFault } from '@/shared/api/problem';

/** What the server said about one field of the body, by JSON pointer. */
export function faultAt(faults: readonly FieldFault[], pointer: string): string {
  return faults
    .filter((fault) => fault.pointer === pointer)
    .map((fault) => fault.detail)
    .join('；');
}

/** A stable element id for a JSON pointer, for links from the summary to the field. */
export function fieldId(pointer: string): string {
  return `field${pointer.replace(/[^A-Za-z0-9]/g, '-')}`;
}
