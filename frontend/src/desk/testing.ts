import type { CaseView, ItemDetail, Material } from '@/shared/api/types';

/** Made-up things for unit tests. */
export function aMaterial(code: string, changes: Partial<Material> = {}): Material {
  return {
    code,
    name: `样例材料 ${code}`,
    rank: 'main',
    demand: 'required',
    originals: 1,
    copies: 1,
    source: '申请人自备',
    ...changes,
  };
}

export function anItem(materials: Material[]): ItemDetail {
  const window = { id: 'w1', code: 'W1', name: '样例窗口' };
  return {
    id: 'i1',
    versionId: 'v1',
    version: 1,
    effectiveFrom: '2026-01-01',
    window,
    windows: [window],
    counter: '1',
    initials: 'ylsx',
    guide: {
      code: 'YL-1',
      name: '样例事项',
      aliases: [],
      type: 'publicService',
      kind: 'immediate',
      window: 'W1',
      exercisingLevel: '乡镇',
      legalBasis: [],
      conditions: [],
      applicants: ['person'],
      materials,
      steps: [],
      fee: { amountFen: 0, standard: '不收费' },
      resultName: '样例结果',
      delivery: ['pickUp'],
      enquiry: '',
      complaint: '',
      visits: 1,
      presence: 'agentAllowed',
      questions: [],
    },
    procedure: {
      regime: 'publicService',
      lateness: 'overdue',
      unanswered: 'nothing',
      excludedSteps: [],
      remedies: [],
      remediesText: '样例救济途径',
    },
  };
}

export function aCase(changes: Partial<CaseView> = {}): CaseView {
  const place = { id: 'p', code: 'P', name: '样例' };
  return {
    id: 'c1',
    version: 1,
    number: 'YL-2026-1',
    queryCode: 'ABCD',
    stage: 'received',
    kind: 'commitment',
    countedKind: 'commitment',
    materialAt: '2026-03-03T09:00:00+08:00',
    supplementRequests: 0,
    deemed: false,
    missing: [],
    likelyDuplicates: [],
    missingMaterials: [],
    asked: [],
    reminders: [],
    corrections: [],
    suspensions: [],
    item: {
      id: 'i1',
      versionId: 'v1',
      version: 1,
      code: 'YL-1',
      name: '样例事项',
      resultName: '',
      delivery: ['pickUp'],
      remedies: '样例救济途径',
      stoppingSteps: [],
    },
    centre: place,
    window: place,
    channel: 'window',
    request: 'written',
    applicant: {
      kind: 'person',
      name: '甲示范',
      idMasked: '530324********0028',
      phoneMasked: '138****0000',
      addressGiven: false,
    },
    materials: [
      { code: 'm1', name: '身份证', rank: 'main', demand: 'required', state: 'original' },
    ],
    receivedAt: '2026-03-03T09:00:00+08:00',
    timers: [],
    acts: [],
    ...changes,
  };
}
