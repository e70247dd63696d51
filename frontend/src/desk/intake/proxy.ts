import type { FieldFault } from '@/shared/api/problem';
import type { ApplicantKind, Authority, Material, ProxyBody, Relation } from '@/shared/api/types';
import { isPhone } from '@/shared/forms/phone';
import { words } from '../locales';

/** A proxy as it is being written down. */
export interface ProxyDraft {
  name: string;
  idNumber: string;
  phone: string;
  relation: Relation | '';
  authority: Authority | '';
}

export function blankProxy(kind: ApplicantKind): ProxyDraft {
  const firm = kind === 'organisation';
  return {
    name: '',
    idNumber: '',
    phone: '',
    relation: firm ? 'staff' : '',
    authority: firm ? 'handler' : 'powerOfAttorney',
  };
}

const authorities: Record<ApplicantKind, Authority[]> = {
  person: ['powerOfAttorney', 'legalAgent'],
  organisation: ['legalRepresentative', 'handler'],
};

/** What a proxy of this kind of applicant may act by; the server has the last word. */
export function authoritiesOf(kind: ApplicantKind): Authority[] {
  return authorities[kind];
}

export function relationsOf(authority: Authority | ''): Relation[] {
  const all = Object.keys(words.people.relation) as Relation[];
  if (authority === 'legalRepresentative') return ['staff'];
  if (authority === 'handler') return ['staff', 'other'];
  return all.filter(
    (relation) => relation !== 'staff' && !(authority === 'legalAgent' && relation === 'other'),
  );
}

/** The materials as this proxy makes them: who acts by a signed paper has to bring it. */
export function demanded(materials: readonly Material[], proxy: ProxyDraft | null): Material[] {
  const written = proxy?.authority === 'powerOfAttorney' || proxy?.authority === 'handler';
  return materials.map((material) =>
    written && material.type === 'powerOfAttorney'
      ? { ...material, demand: 'required' as const }
      : material,
  );
}

export function toProxy(proxy: ProxyDraft): ProxyBody {
  const phone = proxy.phone.replace(/[\s-]/g, '');
  return {
    name: proxy.name.trim(),
    idNumber: proxy.idNumber.trim().toUpperCase(),
    relation: proxy.relation || 'other',
    authority: proxy.authority || 'powerOfAttorney',
    ...(phone ? { phone } : {}),
  };
}

export function proxyFaults(
  proxy: ProxyDraft,
  idFault: (idNumber: string) => string | null,
): FieldFault[] {
  const text = words.people.proxy;
  const said: [string, string | null][] = [
    ['/proxy/name', proxy.name.trim() ? null : text.nameFault],
    ['/proxy/idNumber', idFault(proxy.idNumber.trim())],
    ['/proxy/phone', !proxy.phone || isPhone(proxy.phone) ? null : words.intake.phoneFault],
    ['/proxy/authority', proxy.authority ? null : text.authorityFault],
    ['/proxy/relation', proxy.relation ? null : text.relationFault],
  ];
  return said.flatMap(([pointer, detail]) => (detail ? [{ pointer, detail }] : []));
}
