import { createRouter, createWebHistory } from 'vue-router';
import { announcePages } from '@/shared/live/pageFocus';
import { words } from './locales';
import GuideView from './views/GuideView.vue';
import HomeView from './views/HomeView.vue';
import NotFoundView from './views/NotFoundView.vue';
import ProgressView from './views/ProgressView.vue';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'home', component: HomeView, meta: { title: words.nav.home } },
    { path: '/items/:id', name: 'guide', component: GuideView, props: true },
    {
      path: '/progress',
      name: 'progress',
      component: ProgressView,
      meta: { title: words.nav.progress },
    },
    { path: '/:rest(.*)*', name: 'missing', component: NotFoundView },
  ],
  scrollBehavior(to, _from, saved) {
    if (saved) return saved;
    return to.hash ? { el: to.hash } : { top: 0 };
  },
});

announcePages(router);
