import createClient from 'openapi-fetch';
import { toProblem, unreachable } from './problem';
import type { paths } from './schema';
import { bearer, refresh } from './token';
import type { Tagged } from './types';

const headers = { 'Accept-Language': 'zh-CN' };

/** For pages that need no log-in. Carries no token, ever. */
export const open = createClient<paths>({
  headers,
  fetch: (request) => fetch(request),
});

/** For the desk: sends the access token, and renews it once when the server no longer takes it. */
export const client = createClient<paths>({ headers, fetch: authorised });

async function authorised(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(withToken(request));
  if (response.status !== 401 || !(await refresh())) return response;
  return fetch(withToken(again));
}

function withToken(request: Request): Request {
  const token = bearer();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

interface Result<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

async function settle<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  let result: Result<T>;
  try {
    result = await call;
  } catch {
    throw unreachable();
  }
  if (!result.response.ok) throw toProblem(result.response, result.error);
  return result;
}

/** The body of a 2xx answer; every other outcome is thrown as a `ProblemError`. */
export async function answer<T>(call: Promise<Result<T>>): Promise<T> {
  const { data } = await settle(call);
  return data as T;
}

/** As `answer`, with the entity tag of the resource. */
export async function tagged<T>(call: Promise<Result<T>>): Promise<Tagged<T>> {
  const { data, response } = await settle(call);
  return { value: data as T, etag: response.headers.get('ETag') ?? '' };
}
