import type { CaseView, Stage } from '@/shared/api/types';
import { texts } from '@/shared/locales';

export interface StageMark {
  stage: Stage;
  label: string;
  at: string | null;
  done: boolean;
  current: boolean;
}

const line: readonly Stage[] = ['received', 'accepted', 'decided', 'delivered'];

/** The ends that are not the delivery of a result. */
export const earlyEnds: readonly Stage[] = ['refused', 'rejected', 'withdrawn', 'terminated'];

export function isClosed(stage: Stage): boolean {
  return stage === 'delivered' || earlyEnds.includes(stage);
}

/** The stage bar: the usual way, with the supplement where there was one; an early end closes the bar. */
export function stageMarks(view: CaseView): StageMark[] {
  const early = earlyEnds.includes(view.stage);
  const moments = momentsOf(view);
  const asked = view.supplementRequests > 0;
  const way = line.flatMap((stage): Stage[] =>
    stage === 'received' && asked ? [stage, 'supplementAwaited'] : [stage],
  );
  const passed = (stage: Stage) => Boolean(moments[stage]);
  const shown: Stage[] = early ? [...way.filter(passed), view.stage] : way;
  const brought = asked && view.stage === 'received';
  const here: Stage = brought ? 'supplementAwaited' : view.stage;
  const reached = shown.indexOf(here);
  return shown.map((stage, index) => ({
    stage,
    label:
      stage === 'supplementAwaited' && view.stage !== stage
        ? texts.supplemented
        : texts.stage[stage],
    at: moments[stage] ?? null,
    done: index <= reached,
    current: index === reached,
  }));
}

function momentsOf(view: CaseView): Partial<Record<Stage, string | null>> {
  const wait = view.timers.filter((timer) => timer.clock === 'supplementWait').at(-1);
  const over = view.stage === 'supplementAwaited' ? null : wait?.stoppedAt;
  const asked = view.supplementRequests > 0 ? (over ?? wait?.startedAt ?? view.receivedAt) : null;
  return {
    received: view.receivedAt,
    supplementAwaited: asked,
    accepted: view.acceptedAt ?? null,
    decided: view.decidedAt ?? null,
    delivered: view.deliveredAt ?? null,
    refused: view.notAccepted?.at ?? null,
    rejected: view.rejection?.at ?? null,
    withdrawn: view.ended?.at ?? null,
    terminated: view.ended?.at ?? null,
  };
}
