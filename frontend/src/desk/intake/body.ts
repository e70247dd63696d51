import type { FieldFault } from '@/shared/api/problem';
import type { LateTerms, NewCase } from '@/shared/api/types';
import { checkCreditCode } from '@/shared/forms/creditCode';
import { isPhone } from '@/shared/forms/phone';
import { readResidentId } from '@/shared/forms/residentId';
import { words } from '../locales';
import type { Draft } from './draft';
import { proxyFaults, toProxy } from './proxy';

/** The request body for this draft. A material nobody looked at counts as missing. */
export function toBody(draft: Draft, accept: boolean, late?: LateTerms): NewCase {
  const address = draft.address.trim();
  const contactName = draft.kind === 'organisation' ? draft.contactName.trim() : '';
  const phone = draft.phone.replace(/[\s-]/g, '');
  const note = draft.note.trim();
  const who = draft.known
    ? { known: draft.known.id }
    : { name: draft.name.trim(), idNumber: draft.idNumber.trim().toUpperCase() };
  return {
    itemId: draft.item?.id ?? '',
    channel: 'window',
    request: draft.request,
    applicant: {
      kind: draft.kind,
      ...who,
      ...(phone ? { phone } : {}),
      ...(address ? { address } : {}),
      ...(contactName ? { contactName } : {}),
    },
    materials: (draft.item?.guide.materials ?? []).map((material) => ({
      code: material.code,
      ...stateOf(draft, material.code),
    })),
    ...(draft.proxy ? { proxy: toProxy(draft.proxy) } : {}),
    ...(note ? { note } : {}),
    accept,
    duplicateAcknowledged: draft.duplicateSeen,
    ...(late ? { lateMaterials: late } : {}),
  };
}

function stateOf(draft: Draft, code: string): Pick<NewCase['materials'][number], 'state' | 'from'> {
  const state = draft.states[code] ?? 'missing';
  const from = draft.filed[code]?.from;
  return state === 'onFile' && from ? { state, from } : { state };
}

/** What the desk can say itself, with the server's pointers; the server has the last word. */
export function localFaults(draft: Draft, accept: boolean): FieldFault[] {
  const faults: FieldFault[] = [];
  const say = (pointer: string, detail: string | null) => {
    if (detail) faults.push({ pointer, detail });
  };
  say('/itemId', draft.item ? null : words.intake.itemFault);
  if (!draft.known) {
    say('/applicant/idNumber', idFault(draft.kind, draft.idNumber.trim()));
    say('/applicant/name', draft.name.trim() ? null : words.intake.nameFault);
  }
  const phoneMayStay = !draft.phone.trim() && (draft.known !== null || draft.phoneOnRecord !== '');
  say('/applicant/phone', phoneMayStay || isPhone(draft.phone) ? null : words.intake.phoneFault);
  if (draft.proxy) faults.push(...proxyFaults(draft.proxy, (id) => idFault('person', id)));
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
