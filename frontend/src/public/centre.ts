import { computed } from 'vue';
import { readCentre } from '@/shared/api/public';
import { useLoad } from '@/shared/live/load';
import { words } from './locales';

const load = useLoad(readCentre);

/** The centre of this site, read once for all pages. */
export const centre = load.data;
export const loadCentre = load.run;
export const centreName = computed(() => centre.value?.name ?? words.defaultCentre);
