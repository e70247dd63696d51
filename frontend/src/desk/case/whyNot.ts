import type { Act, OpenAct, Stage } from '@/shared/api/types';
import { words } from '../locales';

// How far along the way a stage is, and the act that leads on from there.
const way: Partial<Record<Stage, number>> = {
  received: 0,
  supplementAwaited: 0,
  accepted: 1,
  decided: 2,
  delivered: 3,
};
const leadsOnFrom: Partial<Record<Act, number>> = { accept: 0, decide: 1, deliver: 2 };

/** Why an act is not open: done already, something else comes first, or what the server says. */
export function whyNot(entry: OpenAct, stage: Stage): string {
  if (entry.why?.code !== 'case.wrong-stage') return entry.why?.detail ?? '';
  const from = leadsOnFrom[entry.act];
  const done = from !== undefined && (way[stage] ?? 0) > from;
  return done ? words.case.alreadyDone : words.case.comesAfter[entry.act];
}

/** Whether an act is worth a line of its own among those not open: on the usual way, or denied to a person. */
export function isTelling(entry: OpenAct): boolean {
  return entry.act in leadsOnFrom || entry.why?.code !== 'case.wrong-stage';
}
