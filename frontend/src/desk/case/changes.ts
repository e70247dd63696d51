import type { CaseView } from '@/shared/api/types';
import { momentText } from '@/shared/clock/format';
import { texts } from '@/shared/locales';
import { words } from '../locales';

/** What is different between the case I had on screen and the case as it stands now, in sentences. */
export function changesBetween(before: CaseView, after: CaseView): string[] {
  const found: string[] = [];
  if (before.stage !== after.stage) {
    found.push(words.case.changedStage(texts.stage[before.stage], texts.stage[after.stage]));
  }
  for (const material of after.materials) {
    const was = before.materials.find((row) => row.code === material.code)?.state;
    if (was && was !== material.state) {
      const state = words.case.stateLine;
      found.push(words.case.changedMaterial(material.name, state[was], state[material.state]));
    }
  }
  for (const timer of after.timers) {
    const was = before.timers.find((row) => row.id === timer.id)?.due;
    if (was && was !== timer.due) {
      const now = timer.due ? momentText(timer.due) : words.case.standsStill;
      found.push(words.case.changedDue(texts.clock[timer.clock], now));
    }
  }
  if ((before.note ?? '') !== (after.note ?? '')) found.push(words.case.changedNote);
  return found.length > 0 ? found : [words.case.changedOther];
}
