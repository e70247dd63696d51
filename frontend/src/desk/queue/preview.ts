import { ref, watch } from 'vue';

// How the queue is laid out, and nothing of what is in it.
const place = 'yichuang.preview';

/** Whether the queue shows the case under the cursor beside it; remembered on this machine. */
export const previewing = ref(localStorage.getItem(place) === '1');

watch(previewing, (on) => {
  if (on) localStorage.setItem(place, '1');
  else localStorage.removeItem(place);
});
