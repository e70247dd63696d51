import { expect, it } from 'vitest';
import { askedInHash } from '@/public/ask';
import { progressUrl, qr } from './qr';

it('the code on paper leads to the progress page, which finds number and code in it', () => {
  const url = new URL(progressUrl('http://centre.example', 'LX01-2026-000001', 'AB2C'));
  expect(url.pathname).toBe('/progress');
  expect(url.search).toBe('');
  expect(askedInHash(url.hash)).toEqual({ number: 'LX01-2026-000001', code: 'AB2C' });
});

it('a QR code is a square with its quiet zone', () => {
  const { size, path } = qr('http://centre.example/progress#number=LX01-2026-000001&code=AB2C');
  expect((size - 8 - 17) % 4).toBe(0);
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
});
