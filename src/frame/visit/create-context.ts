import { signal } from "@preact/signals";
import { keepDraft } from "../form/draft.ts";
import { Form } from "../form/form.ts";
import { createIdentity } from "../registration/identity.ts";
import { createJournal } from "../registration/journal.ts";
import { Configuration } from "./configuration.ts";
import { Consent } from "./consent.ts";
import type { Surroundings, VisitContext } from "./context.ts";
import { type Flow, next } from "./flow.ts";
import type { LateParts } from "./late-parts.ts";
import { Lifetime } from "./lifetime.ts";

/** All that is one visitor's, and what surrounds them. */
export function createContext(surroundings: Surroundings, parts: LateParts, token: string | null): VisitContext {
  const { server, site, i18n, line, host, storage, snapshot } = surroundings;
  const lifetime = new Lifetime();
  const form = new Form();
  const generation = storage.generation.read();
  const flow = signal<Flow>({ kind: "loading", wait: null });
  const apply: VisitContext["apply"] = (event) => {
    flow.value = next(flow.peek(), event);
  };
  const identity = createIdentity(host, lifetime.slot(storage.token), token);
  const configuration = new Configuration({
    ...{ server, lifetime, identity, snapshot },
    loadClient: () => parts.afterForm(),
    businessUnit: () => site.settings.value.businessUnit,
    onWait: (wait) => apply({ type: "configuration-waits", wait }),
  });
  return {
    ...surroundings,
    line: lifetime.outlet(line),
    ...{ lifetime, form, flow, apply, configuration, identity, generation },
    consent: new Consent({
      config: configuration.known,
      settings: site.settings,
      i18n,
      slot: lifetime.slot(storage.consent),
      focus: () => {
        form.focus.value = { id: "consent" };
      },
    }),
    journal: createJournal(lifetime.slot(storage.journal), server),
    draft: keepDraft(form, lifetime.slot(storage.draft), String(generation ?? "")),
  };
}
