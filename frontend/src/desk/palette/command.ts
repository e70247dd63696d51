import type { words } from '../locales';

/** Something the palette can do: go somewhere, or begin an act. */
export interface Command {
  id: string;
  label: string;
  /** Pinyin initials of the label. */
  initials: string;
  group: keyof typeof words.palette.groups;
  /** The key that does the same, where there is one. */
  key?: string | undefined;
  run: () => unknown;
}

/** How well a text finds a command: less is better, null not at all. */
export function rank(
  { label, initials }: Pick<Command, 'label' | 'initials'>,
  text: string,
): number | null {
  const wanted = text.trim().toLowerCase();
  const name = label.toLowerCase();
  if (!wanted) return 0;
  if (initials === wanted) return 0;
  if (initials.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  return wanted.length > 1 && initials.includes(wanted) ? 3 : null;
}

/** The commands that a text finds, best first; those equally good in their own order. */
export function find<C extends Pick<Command, 'label' | 'initials'>>(
  commands: readonly C[],
  text: string,
): C[] {
  return commands
    .map((command) => ({ command, rank: rank(command, text) }))
    .filter((found) => found.rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ command }) => command);
}

/** The official number that somebody means who types only its end: `12` is `LX01-2026-000012`. */
export function wholeNumber(text: string, centre: string, year: string): string | null {
  const wanted = text.trim().toUpperCase();
  if (/^\d{1,6}$/.test(wanted)) return `${centre}-${year}-${wanted.padStart(6, '0')}`;
  if (/^\d{4}-\d{1,6}$/.test(wanted)) {
    const [of = '', number = ''] = wanted.split('-');
    return `${centre}-${of}-${number.padStart(6, '0')}`;
  }
  return /^[A-Z0-9]+-\d{4}-\d{6,}$/.test(wanted) ? wanted : null;
}
