import type { VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import type { TextKey } from "../i18n/texts.ts";
import { Text } from "../ui/text.tsx";
import type { Flow } from "../visit/flow.ts";
import { Countdown } from "./countdown.tsx";

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

/** What is being done, or waited for, while the form is sent. */
export function Progress({ step, wait, i18n }: ProgressProps): VNode {
  if (wait?.reason === "rate-limited") return <Countdown until={wait.until} i18n={i18n} />;
  const waiting = wait && (wait.reason === "offline" ? "waitOffline" : "waitRetry");
  return (
    <p>
      <Text>{i18n.t(waiting ?? stepText[step])}</Text>
    </p>
  );
}
