import { createRouter, createWebHistory } from 'vue-router';
import { announcePages } from '@/shared/live/pageFocus';
import { words } from './locales';
import HomeView from './views/HomeView.vue';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'home', component: HomeView, meta: { title: words.nav.home } },
    {
      path: '/items/:id',
      name: 'guide',
      component: () => import('./views/GuideView.vue'),
      props: true,
    },
    {
      path: '/progress',
      name: 'progress',
      component: () => import('./views/ProgressView.vue'),
      meta: { title: words.nav.progress },
    },
    {
      path: '/board',
      name: 'board',
      component: () => import('./views/BoardView.vue'),
      meta: { title: words.board.heading },
    },
    {
      path: '/print/items/:id/sheet',
      name: 'sheet',
      component: () => import('./print/SheetView.vue'),
      props: true,
    },
    {
      path: '/print/booklet',
      name: 'booklet',
      component: () => import('./print/BookletView.vue'),
    },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./views/NotFoundView.vue') },
  ],
  scrollBehavior(to, _from, saved) {
    if (saved) return saved;
    return to.hash && to.name !== 'progress' ? { el: to.hash } : { top: 0 };
  },
});

announcePages(router);
