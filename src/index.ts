export { createPrechat } from "./page/create-prechat.ts";
export type { Identified, Prechat } from "./page/panel/api.ts";
export type {
  AwayMessageDetail,
  ErrorDetail,
  EventName,
  HandoffDetail,
  PrechatEvents,
  Reason,
  RegisteredDetail,
  Step,
  VisitorDetail,
} from "./protocol/events.ts";
export type {
  BuiltInField,
  BuiltInFieldSettings,
  Condition,
  ConsentSettings,
  CustomFieldSettings,
  CustomFieldType,
  Handoff,
  Match,
  PhoneSettings,
  Prefill,
  Presence,
  Settings,
} from "./protocol/settings.ts";
