import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Addresses } from "../addresses.ts";
import type { Choices } from "./choices.ts";
import { CopyButton } from "./copy-button.tsx";
import { siteOf } from "./snippets/site.ts";
import { snippetsOf } from "./snippets/snippets.ts";

export interface CopySectionProps {
  choices: Choices;
  addresses: Addresses;
  onChange(changes: Partial<Choices>): void;
}

/** What a site needs of all that, as text to copy. */
export function CopySection({ choices, addresses, onChange }: CopySectionProps): VNode {
  const [chosen, setChosen] = useState("");
  const site = siteOf(choices, addresses);
  const snippets = snippetsOf(site);
  const snippet = snippets.find(({ title }) => title === chosen) ?? snippets[0];
  return (
    <section class="copy-section" id="copy" aria-labelledby="copy-title">
      <h2 id="copy-title">Copy it</h2>
      <div class="places">
        <Place
          id="files"
          label="Your files"
          help="Address of the folder with the built files."
          value={choices.files}
          placeholder={addresses.statics}
          onChange={(files) => onChange({ files })}
        />
        <Place
          id="parents"
          label="Your sites"
          help="Origins that may embed the frame, with spaces between them."
          value={choices.parents}
          placeholder="https://www.example.com"
          onChange={(parents) => onChange({ parents })}
        />
      </div>
      <fieldset class="kinds">
        <legend>What</legend>
        {snippets.map(({ title }) => (
          <label key={title}>
            <input type="radio" name="snippet" checked={title === snippet?.title} onChange={() => setChosen(title)} />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
      {snippet && (
        <div class="snippet">
          <div class="snippet-head">
            <p>{snippet.use}</p>
            <CopyButton label="Copy" text={snippet.text} />
          </div>
          <pre dir="ltr" class={snippet.isProblem ? "problem" : ""}>
            {snippet.text}
          </pre>
        </div>
      )}
    </section>
  );
}

interface PlaceProps {
  id: string;
  label: string;
  help: string;
  value: string;
  placeholder: string;
  onChange(value: string): void;
}

function Place({ id, label, help, value, placeholder, onChange }: PlaceProps): VNode {
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={`${id}-doc`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p class="doc" id={`${id}-doc`}>
        {help}
      </p>
    </div>
  );
}
