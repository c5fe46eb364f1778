import { plainFailure } from "./errors.ts";
import type { VisitorRecord } from "./records.ts";
import { type Store, withAnswer } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** One answer to a custom field, as every endpoint takes it. */
export interface CustomFieldAnswer {
  key: string;
  value: string;
  overwrite: boolean;
}

type DefinedField = Workspace["customFields"][number];

/**
 * The list inside `POST livechat/visitor`, after the visitor was saved: unknown and room-scoped
 * keys are skipped without a word, `regexp` is not looked at, and from 7 on a required visitor
 * field that is missing from the list refuses all of it.
 */
export function storeAnswersAtRegistration(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): VisitorRecord {
  const fields = workspace.customFields.filter(({ scope }) => scope === "visitor");
  if (workspace.serverMajor >= 7) refuseMissing(fields, answers);
  let livechatData = visitor.livechatData;
  for (const field of fields) {
    const answer = answers.find(({ key }) => key === field.key);
    if (answer !== undefined) livechatData = withAnswer(livechatData, answer);
  }
  if (livechatData === undefined) return visitor;
  const saved = { ...visitor, livechatData };
  store.saveVisitor(saved);
  return saved;
}

function refuseMissing(fields: DefinedField[], answers: CustomFieldAnswer[]): void {
  const missing = fields
    .filter(({ required, visibility }) => required && visibility === "visible")
    .filter(({ key }) => !answers.some((answer) => answer.key === key))
    .map(({ key }) => key);
  if (missing.length > 0) {
    throw plainFailure(`Missing required custom fields: ${missing.join(", ")}`);
  }
}

/**
 * `custom.field` and `custom.fields`: all or nothing, so everything is checked before the first
 * write. Returns the answers in the order the server goes through them, which is not the
 * request's: that of the definitions, and from 8 on the room-scoped ones first.
 */
export function storeAnswers(
  store: Store,
  workspace: Workspace,
  visitor: VisitorRecord,
  answers: CustomFieldAnswer[],
): CustomFieldAnswer[] {
  const pairs = inServersOrder(workspace, answers);
  // An unknown key, an empty list and a key that came twice look the same, and the code does
  // not say which key it was.
  if (pairs.length !== answers.length || pairs.length === 0) {
    throw plainFailure("invalid-custom-field");
  }
  for (const { field, answer } of pairs) checkRegexp(field, answer.value);
  for (const { field, answer } of pairs) {
    if (field.scope === "room") storeOnOpenRooms(store, visitor.token, answer);
    else storeOnVisitor(store, visitor.token, answer);
  }
  return pairs.map(({ answer }) => answer);
}

function inServersOrder(workspace: Workspace, answers: CustomFieldAnswer[]) {
  const pairs = workspace.customFields.flatMap((field) => {
    const answer = answers.find(({ key }) => key === field.key);
    return answer === undefined ? [] : [{ field, answer }];
  });
  if (workspace.serverMajor < 8) return pairs;
  const isRoomScoped = ({ field }: (typeof pairs)[number]) => field.scope === "room";
  return [...pairs.filter(isRoomScoped), ...pairs.filter((pair) => !isRoomScoped(pair))];
}

/** Not anchored, no flags; what is no regular expression at all fails with the engine's text. */
function checkRegexp({ key, regexp }: DefinedField, value: string): void {
  if (regexp === undefined || regexp === "") return;
  let matches: boolean;
  try {
    matches = new RegExp(regexp).test(value);
  } catch (error) {
    throw plainFailure(error instanceof Error ? error.message : String(error));
  }
  if (!matches) throw plainFailure(`Invalid value for ${key} field`);
}

function storeOnVisitor(store: Store, token: string, answer: CustomFieldAnswer): void {
  const visitor = store.visitorByToken(token);
  if (visitor === null) return;
  store.saveVisitor({ ...visitor, livechatData: withAnswer(visitor.livechatData, answer) });
}

/** Without an open room the value is lost, and the answer is a success all the same. */
function storeOnOpenRooms(store: Store, token: string, answer: CustomFieldAnswer): void {
  for (const room of store.openRooms(token)) {
    store.saveRoom({ ...room, livechatData: withAnswer(room.livechatData, answer) });
  }
}
