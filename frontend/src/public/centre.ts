import { computed } from 'vue';
import { readCentre } from '@/shared/api/public';
import { useLoad } from '@/shared/live/load';
import { inHallOrder } from './hall';
import { words } from './locales';

const place = 'yichuang.centre';

/** Which centre this visitor looks at: `?centre=` in the address they came by, kept for this tab. */
export const centreCode = rememberCentre();

const load = useLoad(async () => {
  const found = await readCentre(centreCode);
  return { ...found, windows: inHallOrder(found.windows) };
});

/** The centre of this site, read once for all pages. */
export const centre = load.data;
export const centreTrouble = load.problem;
export const loadCentre = load.run;
export const centreName = computed(() => centre.value?.name ?? words.defaultCentre);

function rememberCentre(): string {
  const asked = new URLSearchParams(location.search).get('centre');
  if (asked !== null) sessionStorage.setItem(place, asked);
  return asked ?? sessionStorage.getItem(place) ?? '';
}
