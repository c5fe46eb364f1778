import type { VNode } from "preact";
import { clock } from "../clock.ts";
import type { Flow } from "../flow.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { TextKey } from "../i18n/texts.ts";

type Submitting = Extract<Flow, { kind: "submitting" }>;

const stepText = {
  config: "loading",
  visitor: "stepVisitor",
  "custom-fields": "stepFields",
  room: "stepRoom",
  message: "stepMessage",
  "other-tab": "otherTab",
} as const satisfies Record<Submitting["step"], TextKey>;

/** What is being done, or waited for, while the form is sent. */
export function Progress({ flow: { step, wait }, i18n }: { flow: Submitting; i18n: I18n }): VNode {
  const { t } = i18n;
  if (wait?.reason === "rate-limited") return <Countdown until={wait.until} i18n={i18n} />;
  if (wait?.reason === "offline") return <p>{t("waitOffline")}</p>;
  return <p>{t(wait ? "waitRetry" : stepText[step])}</p>;
}

/** Counts down for the eye: a timer's ticks are not announced. For the ear, the region around it is told once. */
function Countdown({ until, i18n }: { until: number; i18n: I18n }): VNode {
  const seconds = Math.max(0, Math.ceil((until - clock.value) / 1000));
  const text = i18n.t("waitLimit", { time: i18n.seconds(seconds) });
  const tellOnce = (region: HTMLElement | null) => {
    if (region) region.textContent ||= text;
  };
  return (
    <>
      <span class="unseen" ref={tellOnce} />
      <p role="timer">{text}</p>
    </>
  );
}
