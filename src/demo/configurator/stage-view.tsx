import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Given } from "./choices.ts";
import { keepFocus } from "./keep-focus.ts";
import { Stage } from "./stage.ts";
import type { Told } from "./told.ts";

/** A text is typed letter by letter; each life of the widget asks the workspace once. */
const SETTLE_MS = 350;

export interface StageViewProps {
  settings: Given;
  statics: string;
  told: Told;
  onTold(lines: string[]): void;
}

/** The widget, live. */
export function StageView({ settings, statics, told, onTold }: StageViewProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [isNarrow, setNarrow] = useState(false);
  const shown = JSON.stringify(settings);
  useEffect(() => {
    if (!container.current) return undefined;
    stage.current = new Stage({ container: container.current, statics, onTold });
    stage.current.show(settings);
    return keepFocus(container.current, document.querySelector<HTMLElement>("#settings") ?? document.body);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => stage.current?.show(settings), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <section class="stage-section" id="widget" aria-labelledby="widget-title">
      <div class="stage-head">
        <h2 id="widget-title">The widget</h2>
        <button type="button" class="plain" aria-pressed={isNarrow} onClick={() => setNarrow(!isNarrow)}>
          As on a phone
        </button>
        <button type="button" class="plain" onClick={() => stage.current?.startOver()}>
          Start over
        </button>
      </div>
      <div class="problems" aria-live="polite">
        {Object.keys(told.bySetting).map((name) => (
          <p key={name}>
            The console complains about <a href={`#setting-${name}`}>{name}</a>.
          </p>
        ))}
        {told.others.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div ref={container} class={`stage ${isNarrow ? "narrow" : ""}`} />
    </section>
  );
}
