import { signal } from "@preact/signals";
import type { FunctionComponent, VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import type { TextKey } from "../i18n/texts.ts";
import type { Flow } from "../visit/flow.ts";
import type { CountdownProps } from "./countdown.tsx";

type Submitting = Extract<Flow, { kind: "submitting" }>;

export interface ProgressProps extends Pick<Submitting, "step" | "wait"> {
  i18n: I18n;
}

const stepText = {
  config: "loading",
  visitor: "stepVisitor",
  "custom-fields": "stepFields",
  room: "stepRoom",
  message: "stepMessage",
  "other-tab": "otherTab",
} as const satisfies Record<Submitting["step"], TextKey>;

/** Fetched when a workspace asks to wait for the first time. */
const countdown = signal<FunctionComponent<CountdownProps> | null>(null);

/** What is being done, or waited for, while the form is sent. */
export function Progress({ step, wait, i18n }: ProgressProps): VNode {
  const waiting = wait && (wait.reason === "offline" ? "waitOffline" : "waitRetry");
  const text = <p>{i18n.t(waiting ?? stepText[step])}</p>;
  if (wait?.reason !== "rate-limited") return text;
  const { value: Countdown } = countdown;
  if (Countdown) return <Countdown until={wait.until} i18n={i18n} />;
  const take = (component: FunctionComponent<CountdownProps>) => {
    countdown.value = component;
  };
  import("./countdown.tsx").then(({ Countdown }) => take(Countdown)).catch(() => take(() => text));
  return <p />;
}
