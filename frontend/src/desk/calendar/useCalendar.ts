import { useQuery } from '@tanstack/vue-query';
import { computed, ref, shallowRef, watchEffect } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { listCalendars, readCalendar, readDays } from '@/shared/api/calendars';
import type { Write } from '@/shared/api/cases';
import { asProblem, type ProblemError } from '@/shared/api/problem';
import type { Calendar, Tagged } from '@/shared/api/types';
import { now } from '@/shared/clock/clock';
import { isoDay } from '@/shared/clock/format';
import { queries } from '../queries';

export type CalendarAct = Calendar['may'][number];

/** The calendars I may see, one of them with its tag, and the days of one year of it. */
export function useCalendar() {
  const id = ref('');
  const year = ref(Number(isoDay(now.value).slice(0, 4)));
  const list = useQuery({ queryKey: ['calendars'], queryFn: listCalendars });
  watchEffect(() => {
    const all = list.data.value ?? [];
    if (!all.some((one) => one.id === id.value))
      id.value = (all.find((one) => one.kind === 'centre') ?? all[0])?.id ?? '';
  });
  const one = useQuery({
    queryKey: computed(() => ['calendars', id.value]),
    queryFn: () => readCalendar(id.value),
    enabled: computed(() => id.value !== ''),
    refetchOnWindowFocus: false,
  });
  const days = useQuery({
    queryKey: computed(() => ['calendars', id.value, 'days', year.value]),
    queryFn: () => readDays(id.value, year.value),
    enabled: computed(() => id.value !== ''),
  });
  const calendar = computed(() => one.data.value?.value ?? null);
  const may = (act: CalendarAct) => calendar.value?.may.includes(act) ?? false;
  return { id, year, list, one, days, calendar, may };
}

/** An act on a calendar with the tag that was seen; afterwards everything about calendars is read anew. */
export function useCalendarAct() {
  const busy = ref(false);
  const problem = shallowRef<ProblemError | null>(null);
  const attempt = new Attempt();

  async function perform(
    id: string,
    etag: string,
    body: unknown,
    send: (write: Write) => Promise<Tagged<Calendar>>,
  ): Promise<Calendar | null> {
    if (busy.value) return null;
    busy.value = true;
    problem.value = null;
    try {
      const key = attempt.keyFor([id, etag, body]);
      const after = await send({ id, etag, key });
      attempt.settle();
      await queries.invalidateQueries({ queryKey: ['calendars'] });
      return after.value;
    } catch (error) {
      problem.value = asProblem(error);
      return null;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, perform };
}
