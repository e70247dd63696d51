import { createRouter, createWebHistory } from 'vue-router';
import { announcePages } from '@/shared/live/pageFocus';
import { words as catalogue } from './locales/catalogue';
import { words } from './locales';
import { me, startSession } from './session';
import ShellLayout from './shell/ShellLayout.vue';

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    {
      path: '/login',
      name: 'login',
      component: () => import('./views/LoginView.vue'),
      meta: { open: true, title: words.login.heading },
    },
    {
      path: '/',
      component: ShellLayout,
      children: [
        {
          path: '',
          name: 'queue',
          component: () => import('./views/QueueView.vue'),
          meta: { title: words.queue.heading },
        },
        {
          path: 'intake',
          name: 'intake',
          component: () => import('./views/IntakeView.vue'),
          meta: { title: words.intake.heading },
        },
        {
          path: 'cases/:id',
          name: 'case',
          props: true,
          component: () => import('./views/CaseView.vue'),
          meta: { title: words.case.heading },
        },
        {
          path: 'cases/:id/notices/:noticeId',
          name: 'notice',
          props: true,
          component: () => import('./views/NoticeView.vue'),
          meta: { title: words.notice.heading },
        },
        {
          path: 'items',
          name: 'items',
          component: () => import('./views/ItemsView.vue'),
          meta: { title: words.items.heading },
        },
        {
          path: 'items/:id',
          name: 'item',
          props: true,
          component: () => import('./views/ItemView.vue'),
          meta: { title: words.items.heading },
        },
        {
          path: 'catalogue',
          name: 'catalogue',
          component: () => import('./catalogue/CatalogueView.vue'),
          meta: { title: catalogue.catalogue.heading },
        },
        {
          path: 'catalogue/items/:id',
          name: 'catalogueItem',
          props: true,
          component: () => import('./catalogue/ItemVersionsView.vue'),
          meta: { title: catalogue.versions.heading },
        },
        {
          path: 'catalogue/drafts',
          name: 'drafts',
          component: () => import('./catalogue/DraftsView.vue'),
          meta: { title: catalogue.drafts.heading },
        },
        {
          path: 'catalogue/drafts/:id',
          name: 'draft',
          props: true,
          component: () => import('./catalogue/DraftView.vue'),
          meta: { title: catalogue.draft.heading },
        },
        {
          path: 'catalogue/register',
          name: 'register',
          component: () => import('./catalogue/RegisterView.vue'),
          meta: { title: catalogue.register.heading },
        },
        {
          path: 'search',
          name: 'search',
          component: () => import('./views/SearchView.vue'),
          meta: { title: words.search.heading },
        },
        {
          path: 'filing',
          name: 'filing',
          component: () => import('./views/FilingView.vue'),
          meta: { title: words.filing.heading },
        },
        {
          path: 'day',
          name: 'day',
          component: () => import('./views/DayView.vue'),
          meta: { title: words.day.heading },
        },
        {
          path: 'phrases',
          name: 'phrases',
          component: () => import('./views/PhrasesView.vue'),
          meta: { title: words.phrases.heading },
        },
        {
          path: 'password',
          name: 'password',
          component: () => import('./views/PasswordView.vue'),
          meta: { title: words.password.heading },
        },
        {
          path: ':rest(.*)*',
          name: 'missing',
          component: () => import('./views/MissingView.vue'),
          meta: { title: words.notFound.heading },
        },
      ],
    },
  ],
});

router.beforeEach(async (to) => {
  await startSession();
  if (to.meta.open) return me.value ? { name: 'queue' } : true;
  if (!me.value) return { name: 'login', query: { back: to.fullPath } };
  return me.value.mustChangePassword && to.name !== 'password' ? { name: 'password' } : true;
});

router.afterEach((to) => {
  document.title = words.title(String(to.meta.title ?? words.product));
});

announcePages(router);
