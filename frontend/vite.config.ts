import { fileURLToPath, URL } from 'node:url';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vitest/config';
import { compressAssets } from './build/compress.ts';
import { pageFallback } from './build/fallback.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.YICHUANG_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  // `mpa`: the two pages fall back to their own HTML (see `pageFallback`), as the server does.
  appType: 'mpa',
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: false,
      include: [/src\/desk\/.*\.vue(\?.*)?$/],
      // The unit tests run in Node, which loads no style sheets.
      resolvers: [
        ElementPlusResolver({ importStyle: process.env.VITEST ? false : 'css', directives: true }),
      ],
    }),
    pageFallback(),
    compressAssets(),
  ],
  resolve: { alias: { '@': at('./src') } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing inlined as data: URLs, so that the content security policy stays `self`.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: { public: at('./index.html'), desk: at('./desk/index.html') } },
  },
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
