import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { searchCases } from '@/shared/api/cases';
import { findItems } from '@/shared/api/items';
import { now } from '@/shared/clock/clock';
import { words } from '../locales';
import { keys } from '../queries';
import { holds, me } from '../session';
import { find, wholeNumber, type Command } from './command';
import { offers } from './offers';

const text = words.palette;
const itemsShown = 6;

/** Everything the palette can do for what is typed: acts on the case in front, screens, items, a case by its number. */
export function useCommands(
  typed: Ref<string>,
  asked: Ref<string>,
  on: { keys: () => void; leave: () => void; missing: (number: string) => void },
) {
  const router = useRouter();
  const to = (name: string, query: Record<string, string> = {}) =>
    router.push({ name, ...(Object.keys(query).length > 0 ? { query } : {}) });

  const runs: Record<keyof typeof text.go, [run: () => unknown, key?: string]> = {
    queue: [() => to('queue'), 'Q'],
    intake: [() => to('intake'), 'N'],
    next: [() => to('intake', { next: '1' })],
    drafts: [() => to('intake', { drafts: '1' }), 'Ctrl O'],
    items: [() => to('items')],
    search: [() => to('search'), '/'],
    day: [() => to('day')],
    warnings: [() => to('warnings')],
    cards: [() => to('cards')],
    phrases: [() => to('phrases')],
    keys: [on.keys, '?'],
    password: [() => to('password')],
    leave: [on.leave],
  };
  const go = (Object.keys(text.go) as (keyof typeof text.go)[]).map((name): Command => ({
    id: `go-${name}`,
    ...text.go[name],
    group: 'go',
    key: runs[name][1],
    run: runs[name][0],
  }));
  const views = (Object.keys(text.views) as (keyof typeof text.views)[])
    .filter((view) => view !== 'all')
    .map((view): Command => ({
      id: `view-${view}`,
      label: text.view(words.queue.views[view]),
      initials: text.views[view],
      group: 'go',
      run: () => to('queue', { view }),
    }));

  // By name, alias, code or initials, as the server finds them; what I can take in stands first.
  const found = useQuery({
    queryKey: [...keys.items, asked],
    queryFn: () => findItems(asked.value),
    enabled: computed(() => asked.value !== ''),
    placeholderData: keepPreviousData,
  });
  const items = computed(() => {
    if (!asked.value) return [];
    const rows = [...(found.data.value?.items ?? [])];
    rows.sort((one, other) => Number(holds(other.window.id)) - Number(holds(one.window.id)));
    return rows.slice(0, itemsShown).map((row): Command => ({
      id: `item-${row.id}`,
      label: text.item(row.name),
      initials: row.initials,
      group: 'items',
      run: () => to('intake', { item: row.id }),
    }));
  });

  const cases = computed((): Command[] => {
    const year = new Date(now.value + 8 * 3_600_000).getUTCFullYear();
    const number = wholeNumber(typed.value, me.value?.centre.code ?? '', String(year));
    if (!number) return [];
    const label = text.case(number);
    return [{ id: 'case', label, initials: '', group: 'cases', run: () => open(number) }];
  });

  async function open(number: string): Promise<void> {
    const { items } = await searchCases({ number });
    const first = items[0];
    if (first) await router.push({ name: 'case', params: { id: first.id } });
    else on.missing(number);
  }

  const commands = computed(() => [
    ...cases.value,
    ...find([...offers.value, ...go, ...views], typed.value),
    ...items.value,
  ]);
  return { commands };
}
