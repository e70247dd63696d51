import { nextTick } from 'vue';
import type { Router } from 'vue-router';

/** After a change of page: title for the tab, focus on the page's heading, as a full load would do. */
export function announcePages(router: Router): void {
  router.afterEach((to, from, failure) => {
    if (failure || to.path === from.path || from.matched.length === 0) return;
    void nextTick(() => {
      const heading = document.querySelector<HTMLElement>('h1');
      if (!heading || document.activeElement?.closest('main')) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  });
}
