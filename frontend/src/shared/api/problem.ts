import { texts } from '@/shared/locales';

export interface FieldFault {
  /** JSON pointer into the request body, e.g. `/applicant/idNumber`. */
  pointer: string;
  detail: string;
}

/** What the server refused, or why it could not be reached, in words for the person at the screen. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly faults: readonly FieldFault[] = [],
    /** Seconds to wait before trying again, when the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title);
  }

  /** The request may have arrived or not: the same Idempotency-Key must be used again. */
  get uncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** Reads a problem document (RFC 9457); anything else becomes a plain sentence. */
export function toProblem(response: Response, body: unknown): ProblemError {
  const document = isRecord(body) ? body : {};
  const fallback = response.status >= 500 ? texts.problem.server : texts.problem.refused;
  return new ProblemError(
    response.status,
    text(document.code, `http.${response.status}`),
    text(document.title, fallback),
    text(document.detail, ''),
    Array.isArray(document.errors) ? document.errors.filter(isRecord).map(toFault) : [],
    seconds(response.headers.get('Retry-After')),
  );
}

export function unreachable(): ProblemError {
  return new ProblemError(0, 'network', texts.problem.network, texts.problem.networkHint);
}

/** Any thrown value as a problem. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError(0, 'client', texts.problem.client, '');
}

function toFault(row: Record<string, unknown>): FieldFault {
  return { pointer: text(row.pointer, ''), detail: text(row.detail, text(row.code, '')) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function seconds(header: string | null): number | null {
  const parsed = Number(header);
  return header !== null && Number.isFinite(parsed) ? parsed : null;
}
