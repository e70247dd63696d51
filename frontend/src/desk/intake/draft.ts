import { reactive } from 'vue';
import type {
  ApplicantKind,
  ItemDetail,
  KnownApplicant,
  Material,
  MaterialOnFile,
  MaterialState,
  NewCase,
} from '@/shared/api/types';
import { fieldId } from '@/shared/forms/faults';
import { demanded, type ProxyDraft } from './proxy';

export interface Draft {
  item: ItemDetail | null;
  kind: ApplicantKind;
  name: string;
  idNumber: string;
  phone: string;
  address: string;
  /** Whom to call at an organisation. */
  contactName: string;
  /** The applicant taken over from an earlier case: name and number are those on record. */
  known: KnownApplicant | null;
  /** Phone on record of somebody found by number: it may be left out. */
  phoneOnRecord: string;
  /** Papers of this applicant that the item need not ask for again, by material code. */
  filed: Record<string, MaterialOnFile>;
  proxy: ProxyDraft | null;
  /** Whether open cases for the same item were shown, and another is wanted all the same. */
  duplicateSeen: boolean;
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
    contactName: '',
    known: null,
    phoneOnRecord: '',
    filed: {},
    proxy: null,
    duplicateSeen: false,
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
  // What is on file belongs to a person, and persons are not kept.
  const states = Object.fromEntries(
    Object.entries(draft.states).filter(([, state]) => state !== 'onFile'),
  );
  const kept: Kept = { itemId: draft.item.id, request: draft.request, states };
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
  draft.filed = {};
  draft.duplicateSeen = false;
  const first = item?.guide.applicants[0];
  if (first && !item.guide.applicants.includes(draft.kind)) draft.kind = first;
}

/** Takes over what the centre knows: the person, and every paper on file that nobody has looked at yet. */
export function takeOver(known: KnownApplicant): void {
  draft.known = known;
  draft.kind = known.applicant.kind as ApplicantKind;
  draft.name = known.applicant.name;
  draft.idNumber = '';
  setFiled(known);
  for (const { code } of known.onFile) draft.states = { ...draft.states, [code]: 'onFile' };
}

/** Writes the person down anew. */
export function letGo(): void {
  draft.known = null;
  draft.name = '';
  draft.phone = '';
  setFiled(null);
}

/** What is on file for the person and the item at hand; a paper that is no longer there has to be looked at. */
export function setFiled(known: KnownApplicant | null): void {
  draft.filed = Object.fromEntries((known?.onFile ?? []).map((filed) => [filed.code, filed]));
  draft.states = Object.fromEntries(
    Object.entries(draft.states).filter(([code, state]) => state !== 'onFile' || draft.filed[code]),
  );
}

/** The materials as the item and the proxy ask for them. */
export function askedMaterials() {
  return demanded(draft.item?.guide.materials ?? [], draft.proxy);
}

/** Where to go on once the person is known: the first material nobody has looked at, or else the decision. */
export function nextField(): string {
  const open = askedMaterials().findIndex(({ code }) => !draft.states[code]);
  return open < 0 ? 'accept' : fieldId(`/materials/${open}/state`);
}

/** What of the secondary material has not been brought: it may come late where the centre allows it. */
export function lateMaterials(of: Draft): Material[] {
  const asked = demanded(of.item?.guide.materials ?? [], of.proxy);
  return asked.filter(({ rank, code }) => rank === 'secondary' && of.states[code] === 'missing');
}

/** What stands in the draft where a JSON pointer of the request body points. */
export function valueAt(draft: Draft, pointer: string): unknown {
  const [, group, name = ''] = pointer.split('/');
  if (group === 'itemId') return draft.item?.id;
  if (group === 'applicant') return draft[name as 'name'];
  if (group === 'proxy') return name ? draft.proxy?.[name as 'name'] : draft.proxy;
  if (group === 'duplicateAcknowledged') return draft.duplicateSeen;
  if (group === 'materials') {
    const code = draft.item?.guide.materials[Number(name)]?.code;
    return code ? draft.states[code] : undefined;
  }
  return draft[group as 'note'];
}
