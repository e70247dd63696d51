import type { OpenAct, Stage } from '@/shared/api/types';
import { words } from '../locales';

const stages: readonly Stage[] = ['received', 'accepted', 'decided', 'delivered'];
const needs: Record<OpenAct['act'], Stage> = {
  receive: 'received',
  accept: 'received',
  decide: 'accepted',
  deliver: 'decided',
};

/** Why an act is not open: done already, something else comes first, or what the server says. */
export function whyNot(entry: OpenAct, stage: Stage): string {
  if (entry.why?.code !== 'case.wrong-stage') return entry.why?.detail ?? '';
  const gap = stages.indexOf(stage) - stages.indexOf(needs[entry.act]);
  return gap > 0 ? words.case.alreadyDone : words.case.comesAfter[entry.act];
}
