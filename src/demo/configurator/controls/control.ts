import type { VNode } from "preact";
import type { InnerKind } from "../../../protocol/setting-kinds.ts";
import type { Doc } from "../setting-docs.ts";

/** What every control of a value is given. */
export interface ControlProps<Kind extends InnerKind = InnerKind> {
  /** Of its first input; what it is called points there. */
  id: string;
  /** Where the value stands, as `customFields.*.departments`. */
  path: string;
  kind: Kind;
  /** As it was typed; anything, where it comes from an address. */
  value: unknown;
  doc: Doc | undefined;
  /** Ids of what explains it. */
  describedBy?: string | undefined;
  isWrong?: boolean;
  /** @param value `undefined` where it is not set any more. */
  onChange(value: unknown): void;
}

/** A control whose value has parts, each with a control of its own. */
export interface GroupProps<Kind extends InnerKind> extends ControlProps<Kind> {
  /** Draws the control of a part. */
  Control: (props: ControlProps) => VNode;
}

/** Whether there is more than one control to it. */
export function isGroup(kind: InnerKind): boolean {
  if (typeof kind === "string") return false;
  return "shape" in kind || "valuesOf" in kind || ("listOf" in kind && isGroup(kind.listOf));
}

/** As an object, whatever it is. */
export function partsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** With one part changed, or taken away; `undefined` where nothing is left. */
export function withPart(value: unknown, name: string, part: unknown): Record<string, unknown> | undefined {
  const others = Object.entries(partsOf(value)).filter(([other]) => other !== name);
  const order = Object.keys(partsOf(value));
  const all = part === undefined ? others : [...others, [name, part] as const];
  all.sort(([one], [other]) => place(order, one) - place(order, other));
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}

function place(order: string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}
