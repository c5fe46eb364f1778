import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { factsOf, SETTING_NAMES, type SettingName } from "../../protocol/setting-facts.ts";
import type { Addresses } from "../addresses.ts";
import { type Choices, NO_CHOICES, withoutGaps } from "./choices.ts";
import { CopyButton } from "./copy-button.tsx";
import { CopySection } from "./copy-section.tsx";
import { fromHash, toHash } from "./link-hash.ts";
import { SettingRow } from "./setting-row.tsx";
import { StageView } from "./stage-view.tsx";
import { askWorkspace, NOTHING_KNOWN, Suggestions } from "./suggestions.tsx";
import { tellOf } from "./told.ts";

const IS_ATTRIBUTE = (name: SettingName) => factsOf(name).isAttribute === true;

/** The page: settings, the widget that has them, and what to copy. */
export function Configurator({ addresses }: { addresses: Addresses }): VNode {
  const [choices, setChoices] = useState(() => fromHash(location.hash));
  const [lines, setLines] = useState<string[]>([]);
  const [known, setKnown] = useState(NOTHING_KNOWN);
  const hash = toHash(choices);
  const settings = useMemo(
    () => ({ server: addresses.server, ...withoutGaps(choices.settings) }),
    [choices.settings, addresses.server],
  );
  const told = useMemo(() => tellOf(settings, lines), [settings, lines]);
  const change = (changes: Partial<Choices>) => setChoices((before) => ({ ...before, ...changes }));

  useEffect(() => history.replaceState(null, "", hash || location.pathname), [hash]);
  useEffect(() => {
    const follow = () => setChoices(fromHash(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    void askWorkspace(addresses.server).then(setKnown);
  }, [addresses.server]);

  const row = (name: SettingName) => (
    <SettingRow
      key={name}
      name={name}
      value={choices.settings[name]}
      fallback={name === "server" ? addresses.server : undefined}
      problems={told.bySetting[name] ?? []}
      onChange={(value) =>
        setChoices((before) => ({
          ...before,
          settings: withoutGaps({ ...before.settings, [name]: value }),
        }))
      }
    />
  );
  return (
    <main class="configurator">
      <section class="settings" id="settings" tabIndex={-1} aria-labelledby="settings-title">
        <div class="settings-head">
          <h1 id="settings-title">Configurator</h1>
          <CopyButton label="Copy link" text={`${location.origin}${location.pathname}${hash}`} />
          <button type="button" class="plain" onClick={() => setChoices(NO_CHOICES)}>
            Clear all
          </button>
        </div>
        <p class="doc">
          What is set here stays in this browser. The link carries it, without what tells of a visitor (
          <code>prefill</code>).
        </p>
        <h2>On the script tag, or in the object</h2>
        {SETTING_NAMES.filter(IS_ATTRIBUTE).map(row)}
        <h2>Only in the object</h2>
        {SETTING_NAMES.filter((name) => !IS_ATTRIBUTE(name)).map(row)}
      </section>
      <div class="result">
        <StageView settings={settings} statics={addresses.statics} told={told} onTold={setLines} />
        <CopySection choices={choices} addresses={addresses} onChange={change} />
      </div>
      <Suggestions known={known} />
    </main>
  );
}
