import type { IncomingMessage } from 'node:http';
import type { Connect, Plugin } from 'vite';

/** Which page serves this path: `/desk/…` the desk, everything else the public page. */
export function pageOf(path: string): string {
  return path === '/desk' || path.startsWith('/desk/') ? '/desk/index.html' : '/index.html';
}

/** Sends navigations inside a page to its HTML while developing and previewing. */
export function pageFallback(): Plugin {
  const middleware: Connect.NextHandleFunction = (request: IncomingMessage, _response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const navigates = request.headers.accept?.includes('text/html') ?? false;
    if (navigates && !path.startsWith('/api/') && !/\.\w+$/.test(path)) request.url = pageOf(path);
    next();
  };
  return {
    name: 'page-fallback',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}
