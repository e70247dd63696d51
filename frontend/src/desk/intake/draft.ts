import { reactive } from 'vue';
import type {
  ApplicantKind,
  ItemDetail,
  Material,
  MaterialState,
  NewCase,
} from '@/shared/api/types';

export interface Draft {
  item: ItemDetail | null;
  kind: ApplicantKind;
  name: string;
  idNumber: string;
  phone: string;
  address: string;
  request: NewCase['request'];
  note: string;
  /** By material code; a missing entry has not been looked at yet. */
  states: Record<string, MaterialState>;
}

/** What may outlive the page: nothing about the person. */
interface Kept {
  itemId: string;
  request: NewCase['request'];
  states: Record<string, MaterialState>;
}

const place = 'yichuang.intake';

function blank(): Draft {
  return {
    item: null,
    kind: 'person',
    name: '',
    idNumber: '',
    phone: '',
    address: '',
    request: 'written',
    note: '',
    states: {},
  };
}

/** The case being taken in at this desk; it stays while the clerk looks at another screen. */
export const draft: Draft = reactive(blank());

export function clearIntake(): void {
  Object.assign(draft, blank());
  sessionStorage.removeItem(place);
}

export function keepDraft(): void {
  if (!draft.item) {
    sessionStorage.removeItem(place);
    return;
  }
  const kept: Kept = { itemId: draft.item.id, request: draft.request, states: draft.states };
  sessionStorage.setItem(place, JSON.stringify(kept));
}

export function keptDraft(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'itemId' in value &&
    'states' in value &&
    'request' in value
  );
}

/** Takes an item; what was ticked for another item does not carry over. */
export function chooseItem(
  item: ItemDetail | null,
  states: Record<string, MaterialState> = {},
): void {
  draft.item = item;
  draft.states = { ...states };
  const first = item?.guide.applicants[0];
  if (first && !item.guide.applicants.includes(draft.kind)) draft.kind = first;
}

/** What of the secondary material has not been brought: it may come late where the centre allows it. */
export function lateMaterials(of: Draft): Material[] {
  const asked = of.item?.guide.materials ?? [];
  return asked.filter(({ rank, code }) => rank === 'secondary' && of.states[code] === 'missing');
}

/** What stands in the draft where a JSON pointer of the request body points. */
export function valueAt(draft: Draft, pointer: string): unknown {
  const [, group, name = ''] = pointer.split('/');
  if (group === 'itemId') return draft.item?.id;
  if (group === 'applicant') return draft[name as 'name'];
  if (group === 'materials') {
    const code = draft.item?.guide.materials[Number(name)]?.code;
    return code ? draft.states[code] : undefined;
  }
  return draft[group as 'note'];
}
