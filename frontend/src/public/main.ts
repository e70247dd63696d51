import { createApp } from 'vue';
import '@/shared/styles/tokens.css';
import './public.css';
import { startClock } from '@/shared/clock/clock';
import App from './App.vue';
import { router } from './router';

startClock();
createApp(App).use(router).mount('#app');
