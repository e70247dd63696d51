import { ref, watchEffect } from 'vue';

const place = 'yichuang.elder';

/** 长辈版: text of 18 pt and targets of 60 px on every public page; remembered on this device. */
export const elder = ref(remembered());

watchEffect(() => {
  document.documentElement.classList.toggle('elder', elder.value);
});

export function toggleElder(): void {
  elder.value = !elder.value;
  try {
    localStorage.setItem(place, elder.value ? '1' : '');
  } catch {
    // Without storage it lasts as long as the page.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(place) === '1';
  } catch {
    return false;
  }
}
