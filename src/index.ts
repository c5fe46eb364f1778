export { createPrechat } from "./page/create-prechat.ts";
export type { Identified, Prechat } from "./page/panel/api.ts";
export type { ConsentSettings } from "./protocol/consent-settings.ts";
export type {
  AwayMessageDetail,
  ErrorDetail,
  EventName,
  HandoffDetail,
  PrechatEvents,
  QueueDetail,
  Reason,
  RegisteredDetail,
  Step,
  VisitorDetail,
} from "./protocol/events.ts";
export type {
  BuiltInFieldSettings,
  Condition,
  CustomFieldSettings,
  PhoneSettings,
  Prefill,
} from "./protocol/field-settings.ts";
export type { Erased } from "./protocol/messages.ts";
export type { OpeningHours } from "./protocol/opening-hours.ts";
export type { Settings } from "./protocol/settings.ts";
export type {
  Analytics,
  Attribution,
  Away,
  BuiltInField,
  CustomFieldType,
  Handoff,
  Match,
  Mode,
  Position,
  Preload,
  Presence,
  Scope,
  StartOver,
  StorageArea,
  Theme,
} from "./protocol/settings-table.ts";
export type { Status } from "./protocol/status.ts";
