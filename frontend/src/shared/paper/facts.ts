import type { ItemDetail } from '@/shared/api/types';
import { counterText, howLong, limitText } from '@/shared/guide/words';
import { texts } from '@/shared/locales';
import { paper } from './words';

type Fact = readonly [label: string, value: string];

/** The short facts of a guide, two to a row of its table. */
export function factRows({ guide, window, counter }: ItemDetail): Fact[][] {
  const words = texts.guide;
  const facts: Fact[] = [
    [words.code, guide.code],
    [words.type, texts.itemType[guide.type]],
    [words.kind, texts.kind[guide.kind]],
    [words.level, guide.exercisingLevel],
    [words.applicants, guide.applicants.map((kind) => texts.applicant[kind]).join('、')],
    [words.window, paper.guide.place(window.name, counterText(counter))],
    [words.statutory, guide.statutoryLimit ? limitText(guide.statutoryLimit) : words.noStatutory],
    [words.promised, howLong(guide)],
    [words.presence, texts.presence[guide.presence]],
    [words.visitsLabel, words.visits(guide.visits)],
    [words.resultName, guide.resultName || texts.none],
    [words.deliveryWay, guide.delivery.map((mode) => texts.delivery[mode]).join('、')],
  ];
  return facts.flatMap((_, index) => (index % 2 === 0 ? [facts.slice(index, index + 2)] : []));
}
