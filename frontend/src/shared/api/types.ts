import type { components } from './schema';

type Schemas = components['schemas'];
type Case = Schemas['Case'];

// The one place that names schemas of the generated document.
export type Light = Schemas['Light'];
export type Post = Schemas['Post'];
export type Kind = Schemas['Kind'];
/** The kind a case is counted as; a case may leave the kind its item starts as. */
export type CountedKind = CaseView['countedKind'];
export type Role = Schemas['Role'];
export type Stage = Case['stage'];
/** What waits for someone in the queue, and what is done about it. */
export type Task = WorkItem['task'];
/** What can be done to a case. */
export type Act = OpenAct['act'];
export type ClockName = Timer['clock'];
export type Limit = Schemas['Limit'];
export type MaterialState = Schemas['CaseMaterial']['state'];
export type ApplicantKind = Schemas['ApplicantKind'];
export type ItemType = Schemas['ItemType'];
export type Named = Schemas['Named'];
export type Me = Schemas['Me'];
export type MyDuty = Schemas['MyDuty'];
export type LoginAnswer = Schemas['LoggedIn'];
export type ServiceWindow = Schemas['ServiceWindow'];
export type Material = Schemas['Material'];
export type Guide = ItemDetail['guide'];
export type ItemSummary = Schemas['ItemSummary'];
export type ItemDetail = Schemas['ServiceItem'];
export type Grounds = Schemas['Grounds'];
export type Reason = Schemas['Reason'];
export type DayRun = Schemas['DayRun'];
export type Preview = Schemas['Preview'];
export type NewCase = Schemas['ReceiveCase'];
export type CaseRow = Schemas['CaseRow'];
export type CaseSearch = Schemas['CaseSearch'];
export type CaseView = Schemas['Case'];
export type CaseEvent = Schemas['CourseEvent'];
export type Timer = Schemas['Timer'];
export type OpenAct = Schemas['OpenAct'];
export type DecisionBody = Schemas['Decide'];
export type DeliveryBody = Schemas['Deliver'];
export type SupplementRequestBody = Schemas['RequestSupplement'];
export type SupplementBody = Schemas['Supplement'];
export type RefusalBody = Schemas['Refuse'];
export type RejectionBody = Schemas['Reject'];
export type TransferBody = Schemas['Transfer'];
export type ReasonsBody = Schemas['Withdraw'];
export type NoticeRow = Schemas['CaseNotice'];
export type Notice = Schemas['Notice'];
export type Duty = Schemas['WindowDuty'];
export type Signature = Schemas['SignatureGiven'];
export type WorkItem = Schemas['WorkItem'];
export type Counts = Schemas['QueueCounts'];
export type Phrase = Schemas['Phrase'];
export type PhraseUse = Schemas['PhraseUse'];
export type NewPhrase = Schemas['KeepPhrase'];
export type IntakeDraftBody = Schemas['IntakeDraft'];
export type IntakeDraftRow = Schemas['IntakeDraftRow'];
export type OpenedIntakeDraft = Schemas['OpenedIntakeDraft'];
export type Reconciliation = Schemas['Reconciliation'];
export type ReconciliationEntry = Schemas['ReconciliationEntry'];
export type Figure = Schemas['Figure'];
export type PublicCentre = Schemas['PublicCentre'];
export type OpenDay = Schemas['OpenDay'];
export type Progress = Schemas['Progress'];

/** One page of a list; `next` is the cursor of the following page. */
export interface Page<Row> {
  items: Row[];
  next?: string | null;
}

/** A resource with the tag that a later write must name in `If-Match`. */
export interface Tagged<T> {
  value: T;
  etag: string;
}
