import type { FieldFault } from '@/shared/api/problem';
import type { LateTerms, NewCase } from '@/shared/api/types';
import { checkCreditCode } from '@/shared/forms/creditCode';
import { isPhone } from '@/shared/forms/phone';
import { readResidentId } from '@/shared/forms/residentId';
import { words } from '../locales';
import type { Draft } from './draft';

/** The request body for this draft. A material nobody looked at counts as missing. */
export function toBody(draft: Draft, accept: boolean, late?: LateTerms): NewCase {
  const address = draft.address.trim();
  const note = draft.note.trim();
  return {
    itemId: draft.item?.id ?? '',
    channel: 'window',
    request: draft.request,
    applicant: {
      kind: draft.kind,
      name: draft.name.trim(),
      idNumber: draft.idNumber.trim().toUpperCase(),
      phone: draft.phone.replace(/[\s-]/g, ''),
      ...(address ? { address } : {}),
    },
    materials: (draft.item?.guide.materials ?? []).map((material) => ({
      code: material.code,
      state: draft.states[material.code] ?? 'missing',
    })),
    ...(note ? { note } : {}),
    accept,
    ...(late ? { lateMaterials: late } : {}),
  };
}

/** What the desk can say itself, with the server's pointers; the server has the last word. */
export function localFaults(draft: Draft, accept: boolean): FieldFault[] {
  const faults: FieldFault[] = [];
  const say = (pointer: string, detail: string | null) => {
    if (detail) faults.push({ pointer, detail });
  };
  say('/itemId', draft.item ? null : words.intake.itemFault);
  say('/applicant/idNumber', idFault(draft.kind, draft.idNumber.trim()));
  say('/applicant/name', draft.name.trim() ? null : words.intake.nameFault);
  say('/applicant/phone', isPhone(draft.phone) ? null : words.intake.phoneFault);
  if (!accept) return faults;
  draft.item?.guide.materials.forEach((material, index) => {
    const unseen = draft.states[material.code] === undefined;
    say(
      `/materials/${index}/state`,
      unseen ? `${material.name}：${words.intake.materialFault}` : null,
    );
  });
  return faults;
}

export function idFault(kind: Draft['kind'], idNumber: string): string | null {
  if (kind === 'organisation') {
    const fault = checkCreditCode(idNumber);
    return fault && words.intake.codeFault[fault];
  }
  const reading = readResidentId(idNumber);
  return reading.ok ? null : words.intake.idFault[reading.fault];
}
