import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, client, tagged } from './client';
import { ProblemError } from './problem';
import { keepToken, watchSession } from './token';

type Reply = (request: Request) => Response;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

const login = { accessToken: 'new', expiresIn: 600, user: {} };
let asked: string[] = [];

function serve(reply: Reply): void {
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(`http://desk${input}`, init);
    asked.push(new URL(request.url).pathname);
    return reply(request);
  });
}

const byToken: Reply = (request) => {
  if (request.url.endsWith('/refresh')) return json(200, login);
  const fresh = request.headers.get('Authorization') === 'Bearer new';
  return fresh ? json(200, { items: [] }) : json(401, { code: 'auth.required', title: '请先登录' });
};

const ask = () => answer(client.GET('/api/v1/windows', { baseUrl: 'http://desk' }));

describe('the client of the desk', () => {
  beforeEach(() => {
    asked = [];
    keepToken('old');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('renews the token once for requests that fail together, and sends them again', async () => {
    serve(byToken);
    await Promise.all([ask(), ask(), ask()]);
    expect(asked.filter((path) => path.endsWith('/refresh'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('/windows'))).toHaveLength(6);
  });

  it('says that the session is over when the cookie is refused', async () => {
    const ended = vi.fn();
    watchSession({ renewed: () => undefined, ended });
    serve(() => json(401, { code: 'auth.session-ended', title: '请重新登录' }));
    await expect(ask()).rejects.toMatchObject({ status: 401, code: 'auth.session-ended' });
    expect(ended).toHaveBeenCalledOnce();
  });

  it('does not end the session when the server is away', async () => {
    const ended = vi.fn();
    watchSession({ renewed: () => undefined, ended });
    serve((request) => (request.url.endsWith('/refresh') ? json(503, {}) : json(401, {})));
    await expect(ask()).rejects.toBeInstanceOf(ProblemError);
    expect(ended).not.toHaveBeenCalled();
  });

  it('turns a lost connection into a problem that may be tried again with the same key', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(ask()).rejects.toMatchObject({ code: 'network', uncertain: true });
  });

  it('reads every fault of a problem document and the time to wait', async () => {
    const errors = [{ pointer: '/applicant/phone', code: 'phone.invalid', detail: '电话不对' }];
    serve(() =>
      json(422, { code: 'request.invalid', title: '有误', errors }, { 'Retry-After': '30' }),
    );
    await expect(ask()).rejects.toMatchObject({
      faults: [{ pointer: '/applicant/phone', detail: '电话不对' }],
      retryAfter: 30,
      uncertain: false,
    });
  });

  it('hands the entity tag on', async () => {
    serve(() => json(200, { items: [] }, { ETag: '"7"' }));
    const found = await tagged(client.GET('/api/v1/windows', { baseUrl: 'http://desk' }));
    expect(found.etag).toBe('"7"');
  });
});
