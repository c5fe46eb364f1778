import { codedFailure, plainFailure } from "./errors.ts";
import type { VisitorInput } from "./match.ts";
import type { VisitorRecord } from "./records.ts";
import { newId, type Store } from "./store.ts";
import { has } from "./versions.ts";
import type { Workspace } from "./workspace.ts";

/** What the server's own check lets through: exactly one `@`, something around it. */
const BASIC_EMAIL = /^[^@]+@[^@]+$/;

/**
 * Registers or updates a visitor, as `registerGuest` in the server's `livechat` app does.
 *
 * Who it is: the token, else the phone, else the email. A known token never triggers a match.
 * A phone match answers with the **older token**; an email match keeps the visitor and gives it
 * the token that was sent. Nothing is stored before everything was checked.
 */
export function registerGuest(store: Store, workspace: Workspace, input: VisitorInput): VisitorRecord {
  if (input.token.trim() === "") {
    throw codedFailure("error-invalid-token", "Token cannot be empty", {
      method: "livechat/visitor",
    });
  }
  const email = input.email ? cleanEmail(input.email, workspace) : undefined;
  const known = store.visitorByToken(input.token);
  const department =
    input.department && input.department !== known?.department
      ? departmentId(input.department, workspace)
      : known?.department;

  const { visitor, token } = whoIsIt(store, input, email, known);
  const now = new Date().toISOString();
  const saved: VisitorRecord = {
    ...(visitor ?? {
      _id: newId(),
      username: input.username || store.nextGuestUsername(),
      status: "online",
      ts: now,
    }),
    token,
    _updatedAt: now,
    ...(input.name && { name: input.name }),
    ...(input.phone && { phone: [{ phoneNumber: input.phone }] }),
    ...(email !== undefined && { visitorEmails: [{ address: email }] }),
    ...(department !== undefined && { department }),
  };
  store.saveVisitor(saved);
  return saved;
}

function whoIsIt(
  store: Store,
  { token, phone }: VisitorInput,
  email: string | undefined,
  known: VisitorRecord | null,
): { visitor: VisitorRecord | null; token: string } {
  if (known !== null) return { visitor: known, token };
  // Exact text: the same number written otherwise is another number.
  const byPhone = phone ? store.visitorByPhone(phone) : null;
  if (byPhone !== null) return { visitor: byPhone, token: byPhone.token };
  return { visitor: email === undefined ? null : store.visitorByEmail(email), token };
}

function cleanEmail(given: string, workspace: Workspace): string {
  const email = given.trim().toLowerCase();
  // Where the check was dropped, the client's own is the only one.
  if (!has(workspace, "takesAnyEmail") && !BASIC_EMAIL.test(email)) {
    throw codedFailure("error-invalid-email", `Invalid email ${email}`, {
      function: "Livechat.validateEmail",
      email,
    });
  }
  return email;
}

/** An id or a name goes in, the id comes out. */
function departmentId(given: string, workspace: Workspace): string {
  const department = workspace.departments.find(({ _id, name }) => _id === given || name === given);
  if (department !== undefined) return department._id;
  throw has(workspace, "refusesDepartmentByCode")
    ? plainFailure("error-invalid-department")
    : codedFailure("error-invalid-department", "The provided department is invalid");
}
