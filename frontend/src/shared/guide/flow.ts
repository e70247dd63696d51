import type { Guide } from '@/shared/api/types';
import { texts } from '@/shared/locales';

/** A box of the chart: at the start and the end the applicant, between them the steps. */
export interface FlowNode {
  key: string;
  shape: 'end' | 'step' | 'aside';
  /** Who does it: the column, from 0. */
  lane: number;
  /** From 0, downwards. An aside stands beside the step it belongs to. */
  row: number;
  title: string;
  by: string;
}

export interface FlowLink {
  key: string;
  /** It leads from this row to the next one. */
  row: number;
  from: number;
  to: number;
}

export interface Flow {
  lanes: string[];
  nodes: FlowNode[];
  links: FlowLink[];
  /** The whole course in one sentence, for those who do not see the chart. */
  spoken: string;
}

/** The course of an item as a chart with one lane for each who takes part; the applicant's is the first. */
export function flowOf(guide: Pick<Guide, 'steps' | 'resultName'>): Flow {
  const words = texts.flow;
  const lanes = [words.applicant, ...guide.steps.map((step) => step.by)].filter(
    (name, index, all) => all.indexOf(name) === index,
  );
  const laneOf = (by: string) => Math.max(lanes.indexOf(by), 0);
  const end = words.end(guide.resultName);
  const boxes: FlowNode[] = [
    box('start', 'end', 0, 0, words.start, words.applicant),
    ...guide.steps.map((step, index) =>
      box(`step${index}`, 'step', laneOf(step.by), index + 1, step.name, step.by),
    ),
    box('end', 'end', 0, guide.steps.length + 1, end, words.applicant),
  ];
  const links = boxes.slice(1).map((to, index) => ({
    key: `to-${to.key}`,
    row: index,
    from: boxes[index]?.lane ?? 0,
    to: to.lane,
  }));
  return { lanes, nodes: withAside(boxes), links, spoken: spoken(boxes) };
}

/** What is missing is told once, beside the first step: there the applicant's lane is free. */
function withAside(boxes: FlowNode[]): FlowNode[] {
  const first = boxes[1];
  if (!first || first.shape !== 'step' || first.lane === 0) return boxes;
  const aside = box('aside', 'aside', 0, first.row, texts.flow.aside, texts.flow.applicant);
  return [...boxes.slice(0, 2), aside, ...boxes.slice(2)];
}

function box(
  key: string,
  shape: FlowNode['shape'],
  lane: number,
  row: number,
  title: string,
  by: string,
): FlowNode {
  return { key, shape, lane, row, title, by };
}

function spoken(boxes: readonly FlowNode[]): string {
  const said = boxes.map((node) =>
    node.shape === 'step' ? texts.flow.spokenStep(node.title, node.by) : node.title,
  );
  return texts.flow.spoken(said.join('，'));
}
