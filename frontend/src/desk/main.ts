import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import '@/shared/styles/tokens.css';
import './theme.css';
import { startClock } from '@/shared/clock/clock';
import App from './App.vue';
import { queries } from './queries';
import { router } from './router';

startClock();
createApp(App).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app');
