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
export type FoundItems = Schemas['ItemSummaries'];
export type ItemDetail = Schemas['ServiceItem'];
export type Grounds = Schemas['Grounds'];
export type Reason = Schemas['Reason'];
export type DayRun = Schemas['DayRun'];
export type Preview = Schemas['Preview'];
export type NewCase = Schemas['ReceiveCase'];
export type ProxyBody = Schemas['ProxyStated'];
export type Relation = Schemas['Relation'];
export type Authority = Schemas['Authority'];
export type ApplicantSearch = Schemas['ApplicantSearch'];
export type KnownApplicants = Schemas['KnownApplicants'];
export type KnownApplicant = Schemas['KnownApplicant'];
export type MaterialOnFile = Schemas['MaterialOnFile'];
export type EarlierContact = Schemas['EarlierContact'];
export type OpenCase = Schemas['OpenCase'];
export type PersonalField = Schemas['PersonalField'];
export type UnmaskBody = Schemas['Unmask'];
export type UnmaskedValue = Schemas['UnmaskedValue'];
export type Unmasking = Schemas['Unmasking'];
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
export type AcceptBody = Schemas['Accept'];
export type LateTerms = Schemas['LateMaterials'];
export type MaterialsBody = Schemas['BringMaterials'];
export type CorrectionBody = Schemas['Correct'];
export type ReminderBody = Schemas['Remind'];
export type SuspensionBody = Schemas['Suspend'];
export type ResumptionBody = Schemas['Resume'];
export type ExtensionBody = Schemas['Extend'];
export type Suspension = Schemas['Suspension'];
export type SpecialStepName = Schemas['ExcludedStep'];
export type ClosureBody = Schemas['Close'];
export type Correction = Schemas['Correction'];
export type ReceiverRelation = Schemas['Receiver'];
export type ReceiverProof = Schemas['ReceiverProof'];
export type ReminderWay = Schemas['ReminderWay'];
export type NoticeRow = Schemas['CaseNotice'];
export type Notice = Schemas['Notice'];
export type Duty = Schemas['WindowDuty'];
export type Signature = Schemas['SignatureGiven'];
export type WorkItem = Schemas['WorkItem'];
export type Counts = Schemas['QueueCounts'];
export type ItemDraft = Schemas['ItemDraft'];
export type ItemDraftRow = Schemas['ItemDraftRow'];
export type DraftStage = Schemas['DraftStageName'];
export type DraftAct = Schemas['DraftAct'];
export type DraftCheck = Schemas['DraftCheck'];
export type DraftDifference = Schemas['DraftDifference'];
export type GuideChange = Schemas['GuideChange'];
export type Regime = Schemas['Regime'];
export type Procedure = Schemas['Procedure'];
export type KeptItem = Schemas['KeptItem'];
export type ItemVersions = Schemas['ItemVersions'];
export type ItemEndingBody = Schemas['EndItem'];
export type RegisterEntry = Schemas['RegisterEntry'];
export type RegisterSummary = Schemas['RegisterSummary'];
export type EntryState = Schemas['EntryState'];
export type StatedEntry = Schemas['StatedEntry'];
export type Warning = Schemas['Warning'];
export type BellCounts = Schemas['BellCounts'];
export type Card = Schemas['Card'];
export type CardKind = Schemas['CardKind'];
export type Recomputation = Schemas['Recomputation'];
export type MovedClock = Schemas['MovedClock'];
export type HallBoard = Schemas['HallBoard'];
export type Phrase = Schemas['Phrase'];
export type PhraseUse = Schemas['PhraseUse'];
export type NewPhrase = Schemas['KeepPhrase'];
export type IntakeDraftBody = Schemas['IntakeDraft'];
export type IntakeDraftRow = Schemas['IntakeDraftRow'];
export type OpenedIntakeDraft = Schemas['OpenedIntakeDraft'];
export type Reconciliation = Schemas['Reconciliation'];
export type ReconciliationEntry = Schemas['ReconciliationEntry'];
export type Figure = Schemas['Figure'];
export type Calendar = Schemas['Calendar'];
export type CalendarRules = Schemas['CalendarRules'];
export type CalendarDay = Schemas['CalendarDay'];
export type CalendarDays = Schemas['CalendarDays'];
export type DayChanges = Schemas['DayChanges'];
export type OpeningSession = Schemas['OpeningSession'];
export type OpeningWeek = Schemas['OpeningWeek'];
export type MarketCycle = Schemas['MarketCycle'];
export type MakeUpDay = Schemas['MakeUpDayView'];
export type MakeUpDays = Schemas['MakeUpDays'];
export type AnswerMakeUpBody = Schemas['AnswerMakeUp'];
export type RecordEndBody = Schemas['RecordEnd'];
export type YearDocument = Schemas['YearLoaded'];
export type YearPreview = Schemas['YearPreview'];
export type CalendarVersionRow = Schemas['CalendarVersionRow'];
export type PublicCentre = Schemas['PublicCentre'];
export type UsualDay = Schemas['UsualDay'];
export type SheetPoint = Schemas['SheetPoint'];
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
