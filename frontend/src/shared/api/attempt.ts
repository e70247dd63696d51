/** A random id (RFC 9562, version 4); works on plain-HTTP pages too, where `randomUUID` is missing. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Hands out the Idempotency-Key of an attempt: the same key while the same body is sent again,
 * a new one when the body has changed or the last attempt is settled.
 */
export class Attempt {
  private body: string | null = null;
  private key = '';

  keyFor(body: unknown): string {
    const written = JSON.stringify(body);
    if (written !== this.body) {
      this.body = written;
      this.key = uuid();
    }
    return this.key;
  }

  settle(): void {
    this.body = null;
  }
}
