import type { VNode } from "preact";
import { clock } from "../browser/clock.ts";
import type { I18n } from "../i18n/i18n.ts";
import { Text } from "../ui/text.tsx";

export interface CountdownProps {
  /** Milliseconds since the epoch. */
  until: number;
  i18n: I18n;
}

/** Counts down for the eye: a timer's ticks are not announced. For the ear, the region around it is told once. */
export function Countdown({ until, i18n }: CountdownProps): VNode {
  const seconds = Math.max(0, Math.ceil((until - clock.value) / 1000));
  // `58 seconds`, in the language's own words and plural.
  const style = { style: "unit", unit: "second", unitDisplay: "long" } as const;
  const text = i18n.t("waitLimit", { time: new Intl.NumberFormat(i18n.tag, style).format(seconds) });
  const tellOnce = (region: HTMLElement | null) => {
    if (region) region.textContent ||= text;
  };
  return (
    <>
      <span class="unseen" ref={tellOnce} />
      <p role="timer">
        <Text>{text}</Text>
      </p>
    </>
  );
}
