import { answer, client, open } from './client';
import { keepToken } from './token';
import type { LoginAnswer, Me } from './types';

export async function login(username: string, password: string): Promise<LoginAnswer> {
  const result = await answer(open.POST('/api/v1/auth/login', { body: { username, password } }));
  keepToken(result.accessToken);
  return result;
}

export async function logout(): Promise<void> {
  await answer(client.POST('/api/v1/auth/logout'));
  keepToken(null);
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await answer(client.PUT('/api/v1/auth/password', { body: { currentPassword, newPassword } }));
}

export function me(): Promise<Me> {
  return answer(client.GET('/api/v1/auth/me'));
}
