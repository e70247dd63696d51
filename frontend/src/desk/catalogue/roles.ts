import type { Role } from '@/shared/api/types';

// The server decides again at every act; here is only said what is worth showing to whom.

/** Who has to do with the catalogue at all. */
export function keepsCatalogue(role: Role | undefined): boolean {
  return (
    role === 'administrator' ||
    role === 'reviewer' ||
    role === 'director' ||
    role === 'supervisor' ||
    role === 'window_a'
  );
}

export function drafts(role: Role | undefined): boolean {
  return role === 'administrator' || role === 'window_a';
}

export function endsItems(role: Role | undefined): boolean {
  return role === 'administrator' || role === 'director';
}

export function readsRegister(role: Role | undefined): boolean {
  return role === 'administrator' || role === 'director' || role === 'supervisor';
}

export function keepsRegister(role: Role | undefined): boolean {
  return role === 'administrator';
}
