import type { Problem } from "../form/problem.ts";

/** What the visitor is shown or asked after a refusal that calls for more than another try. */
export type Consequence =
  | { kind: "away" }
  | { kind: "switched-off" }
  /** Only this field is asked again; everything else is kept. */
  | { kind: "correct"; field: string; problem: Problem; isListStale: boolean };

const CONSEQUENCES: Record<string, Consequence> = {
  "no-agent-online": { kind: "away" },
  "error-omnichannel-is-disabled": { kind: "switched-off" },
  // It was removed since the form was shown.
  "error-invalid-department": {
    kind: "correct",
    field: "department",
    problem: { key: "departmentGone" },
    isListStale: true,
  },
  "error-invalid-email": { kind: "correct", field: "email", problem: { key: "invalidEmail" }, isListStale: false },
};

/** What follows from the workspace's code; nothing special for most of them. */
export function consequenceOf(code: string): Consequence | undefined {
  return Object.hasOwn(CONSEQUENCES, code) ? CONSEQUENCES[code] : undefined;
}
