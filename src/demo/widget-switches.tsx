import type { VNode } from "preact";
import type { Settings } from "../protocol/settings.ts";
import { Choice } from "./choice.tsx";
import type { Widget } from "./widget.ts";

const THEMES: [Settings["theme"] & string, string][] = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

const LOCALES: [string, string][] = [
  ["en", "English"],
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["es", "Español"],
  ["pt-BR", "Português"],
  ["pl", "Polski"],
  ["ar", "العربية"],
  ["he", "עברית"],
  ["ja", "日本語"],
  ["zh-CN", "简体中文"],
];

const HANDOFFS: [Settings["handoff"] & string, string][] = [
  ["livechat", "The workspace's chat window"],
  ["room", "The widget's last screen"],
  ["event", "The site decides"],
];

const COLORS = ["#1f6f54", "#175cc4", "#8a2f62", "#b4501e", "#f2c230", "#17202e"];

/** The site's side: settings that a customer's page may change at any time. */
export function WidgetSwitches({ widget }: { widget: Widget }): VNode {
  return (
    <fieldset>
      <legend>The site's settings</legend>
      <Choice label="Language" options={LOCALES} onChoose={(locale) => widget.set({ locale })} />
      <Choice label="Theme" options={THEMES} onChoose={(theme) => widget.set({ theme })} />
      <Choice label="After the form" options={HANDOFFS} onChoose={(handoff) => widget.set({ handoff })} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would draw a second frame. */}
      <div class="choice" role="group" aria-labelledby="color-label">
        <span id="color-label">Colour</span>
        <span class="swatches">
          {COLORS.map((color) => (
            <button
              key={color}
              type="button"
              aria-label={color}
              style={{ "--swatch": color }}
              onClick={() => widget.set({ color })}
            />
          ))}
        </span>
      </div>
    </fieldset>
  );
}
