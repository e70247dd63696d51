import type { LoginAnswer } from './types';

// The access token lives in this module only: never in storage, never in a URL.
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;
let ended: () => void = () => undefined;
let renewed: (answer: LoginAnswer) => void = () => undefined;

export function bearer(): string | null {
  return accessToken;
}

export function keepToken(token: string | null): void {
  accessToken = token;
}

/** Who wants to know that the session was renewed, or is over. */
export function watchSession(on: {
  renewed: (answer: LoginAnswer) => void;
  ended: () => void;
}): void {
  renewed = on.renewed;
  ended = on.ended;
}

/** Renews the access token by the cookie. Callers at the same time share one request. */
export function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  try {
    const response = await fetch('/api/v1/auth/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Accept-Language': 'zh-CN' },
    });
    if (response.ok) {
      const answer = (await response.json()) as LoginAnswer;
      accessToken = answer.accessToken;
      renewed(answer);
      return true;
    }
    // Only a refusal ends the session; a server that is away does not.
    if (response.status === 401) {
      accessToken = null;
      ended();
    }
    return false;
  } catch {
    return false;
  }
}
