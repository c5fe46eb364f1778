import { ApiFailure, plainFailure } from "./errors.ts";
import type { LivechatData, VisitorRecord } from "./records.ts";
import type { Store } from "./store.ts";
import { has } from "./versions.ts";
import type { Workspace } from "./workspace.ts";

/** One answer to a custom field, as every endpoint takes it. */
export interface CustomFieldAnswer {
  key: string;
  value: string;
  overwrite: boolean;
}

type DefinedField = Workspace["customFields"][number];

/**
 * The list inside `POST livechat/visitor`, after the visitor was saved: keys that are unknown, or the room's, are
 * skipped without a word, and `regexp` is not looked at.
 */
export function storeAnswersAtRegistration(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): VisitorRecord {
  const isChecked = has(workspace, "checksAnswersAtRegistration");
  const fields = workspace.customFields.filter(
    ({ scope, visibility }) => scope === "visitor" && (!isChecked || visibility === "visible"),
  );
  if (isChecked) refuseMissing(fields, answers);
  const known = answers.filter(({ key }) => fields.some((field) => field.key === key));
  if (known.length === 0) return visitor;
  const saved = { ...visitor, livechatData: withAnswers(workspace, visitor.livechatData, known) };
  store.saveVisitor(saved);
  return saved;
}

function refuseMissing(fields: DefinedField[], answers: CustomFieldAnswer[]): void {
  const missing = fields
    .filter(({ key, required }) => required && !answers.some((answer) => answer.key === key))
    .map(({ key }) => key);
  if (missing.length > 0) throw plainFailure(`Missing required custom fields: ${missing.join(", ")}`);
}

/**
 * `custom.field` and `custom.fields`. Returns the answers in the order in which the server goes through them; a key
 * that came twice is there twice.
 */
export function storeAnswers(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): CustomFieldAnswer[] {
  return has(workspace, "storesAllOrNothing")
    ? storeAllOrNothing(store, workspace, visitor, answers)
    : storeEach(store, workspace, visitor, answers);
}

/** Everything is checked before the first write. An empty list looks like an unknown key. */
function storeAllOrNothing(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): CustomFieldAnswer[] {
  if (answers.length === 0) throw plainFailure("invalid-custom-field");
  const checked = answers.map((answer) => ({ answer, field: checkedField(workspace, answer) }));
  const ofScope = (scope: DefinedField["scope"]) =>
    checked.filter(({ field }) => field.scope === scope).map(({ answer }) => answer);
  const [ofRoom, ofVisitor] = [ofScope("room"), ofScope("visitor")];
  storeOnOpenRooms(store, workspace, visitor, ofRoom);
  storeOnVisitor(store, workspace, visitor, ofVisitor);
  return [...ofRoom, ...ofVisitor];
}

/** Each for itself: what was in order stays, also when the answer is the first refusal. */
function storeEach(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): CustomFieldAnswer[] {
  let refusal: ApiFailure | undefined;
  for (const answer of answers) {
    try {
      const { scope } = checkedField(workspace, answer);
      (scope === "room" ? storeOnOpenRooms : storeOnVisitor)(store, workspace, visitor, [answer]);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      refusal ??= error;
    }
  }
  if (refusal !== undefined) throw refusal;
  return answers;
}

/** The definition that the answer belongs to and fits. The code for an unknown key does not say which one it was. */
function checkedField({ customFields }: Workspace, { key, value }: CustomFieldAnswer): DefinedField {
  const field = customFields.find((one) => one.key === key);
  if (field === undefined) throw plainFailure("invalid-custom-field");
  if (field.regexp && !matches(field.regexp, value)) throw plainFailure(`Invalid value for ${key} field`);
  return field;
}

/** Not anchored, no flags; what is no regular expression at all fails with the engine's text. */
function matches(regexp: string, value: string): boolean {
  try {
    return new RegExp(regexp).test(value);
  } catch (error) {
    throw plainFailure(error instanceof Error ? error.message : String(error));
  }
}

function storeOnVisitor(store: Store, workspace: Workspace, { token }: VisitorRecord, answers: CustomFieldAnswer[]) {
  const visitor = store.visitorByToken(token);
  if (visitor === null || answers.length === 0) return;
  store.saveVisitor({ ...visitor, livechatData: withAnswers(workspace, visitor.livechatData, answers) });
}

/** Without an open room the value is lost, and the answer is a success all the same. */
function storeOnOpenRooms(store: Store, workspace: Workspace, { token }: VisitorRecord, answers: CustomFieldAnswer[]) {
  if (answers.length === 0) return;
  for (const room of store.openRooms(token)) {
    store.saveRoom({ ...room, livechatData: withAnswers(workspace, room.livechatData, answers) });
  }
}

/** With `overwrite: false` an answer that is there already is kept. */
function withAnswers(workspace: Workspace, data: LivechatData = {}, answers: CustomFieldAnswer[]): LivechatData {
  const isFree = (key: string) =>
    !Object.hasOwn(data, key) || (data[key] === "" && has(workspace, "fillsEmptyAnswers"));
  const stored = answers.filter(({ key, overwrite }) => overwrite || isFree(key));
  return { ...data, ...Object.fromEntries(stored.map(({ key, value }) => [key, value])) };
}
