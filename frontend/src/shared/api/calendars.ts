import type { Write } from './cases';
import { answer, client, tagged } from './client';
import type {
  AnswerMakeUpBody,
  Calendar,
  CalendarDays,
  CalendarRules,
  CalendarVersionRow,
  DayChanges,
  MakeUpDays,
  Page,
  RecordEndBody,
  Tagged,
  YearDocument,
  YearPreview,
} from './types';

const toParams = ({ id, etag, key }: Write) => ({
  path: { id },
  header: { 'If-Match': etag, 'Idempotency-Key': key },
});

export async function listCalendars(): Promise<Calendar[]> {
  return (await answer(client.GET('/api/v1/calendars'))).items;
}

export function readCalendar(id: string): Promise<Tagged<Calendar>> {
  return tagged(client.GET('/api/v1/calendars/{id}', { params: { path: { id } } }));
}

export function readDays(id: string, year: number): Promise<CalendarDays> {
  return answer(
    client.GET('/api/v1/calendars/{id}/days', { params: { path: { id }, query: { year } } }),
  );
}

/** Which days would be other ones with these rules. Changes nothing. */
export function previewRules(id: string, rules: CalendarRules): Promise<DayChanges> {
  const body = { rules };
  return answer(client.POST('/api/v1/calendars/{id}/preview', { params: { path: { id } }, body }));
}

export function changeRules(
  write: Write,
  rules: CalendarRules,
  note: string,
): Promise<Tagged<Calendar>> {
  const body = { rules, note: note.trim() || null };
  return tagged(client.PUT('/api/v1/calendars/{id}', { params: toParams(write), body }));
}

export function listMakeUpDays(id: string): Promise<MakeUpDays> {
  return answer(client.GET('/api/v1/calendars/{id}/make-up-days', { params: { path: { id } } }));
}

export function answerMakeUpDay(write: Write, body: AnswerMakeUpBody): Promise<Tagged<Calendar>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/calendars/{id}/make-up-days', { params, body }));
}

export function recordEnd(write: Write, body: RecordEndBody): Promise<Tagged<Calendar>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/calendars/{id}/session-ends', { params, body }));
}

export function listCalendarVersions(
  id: string,
  cursor?: string,
): Promise<Page<CalendarVersionRow>> {
  const query = { limit: 10, ...(cursor ? { cursor } : {}) };
  const params = { path: { id }, query };
  return answer(client.GET('/api/v1/calendars/{id}/versions', { params }));
}

/** What loading the holidays of a year would do. Changes nothing. */
export function previewYear(body: YearDocument): Promise<YearPreview> {
  return answer(client.POST('/api/v1/calendars/national/years/preview', { body }));
}

export function loadYear(
  { etag, key }: Omit<Write, 'id'>,
  body: YearDocument,
): Promise<Tagged<Calendar>> {
  const header = { 'If-Match': etag, 'Idempotency-Key': key };
  return tagged(client.POST('/api/v1/calendars/national/years', { params: { header }, body }));
}
