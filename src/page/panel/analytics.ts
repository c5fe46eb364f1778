import type { ErrorDetail } from "../../protocol/events.ts";
import type { ToHost } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { Emitter } from "../emitter.ts";

/** What a push may say besides its name: names of ours, of fields and of the widget, nothing of the visitor's. */
interface Facts {
  field?: unknown;
  problem?: unknown;
  step?: unknown;
  reason?: unknown;
}

type FieldMessage = Extract<ToHost, { type: "field" | "field-problem" }>;

/**
 * What happens, for tag managers: pushed to `window.dataLayer` where the site wants it. Never an answer, a token or an
 * address.
 */
export class Analytics {
  readonly #settings: Settings;
  /** The last field that was typed in, until the form is sent. */
  #lastField: string | null = null;

  constructor(settings: Settings, emitter: Emitter, signal: AbortSignal) {
    this.#settings = settings;
    emitter.on("open", () => this.#push("open"));
    emitter.on("submit", () => {
      this.forget();
      this.#push("submit");
    });
    emitter.on("registered", () => this.#push("registered"));
    emitter.on("handoff", () => {
      this.forget();
      this.#push("handoff");
    });
    emitter.on("away-message", () => this.forget());
    emitter.on("error", ({ step, reason, field }: ErrorDetail) => this.#push("error", { step, reason, field }));
    emitter.on("close", () => this.#abandon());
    addEventListener("pagehide", () => this.#abandon(), { signal });
  }

  /** The frame tells of a field. */
  take(message: FieldMessage): void {
    const { name } = message;
    if (typeof name !== "string") return;
    if (message.type === "field-problem") this.#push("field_problem", { field: name, problem: message.problem });
    else this.#lastField = name;
  }

  /** Nothing of the form is left that could be abandoned. */
  forget(): void {
    this.#lastField = null;
  }

  #abandon(): void {
    if (this.#lastField !== null) this.#push("abandon", { field: this.#lastField });
    this.forget();
  }

  #push(event: string, { field, problem, step, reason }: Facts = {}): void {
    const { analytics, name } = this.#settings;
    if (analytics !== "dataLayer") return;
    const page = window as { dataLayer?: unknown };
    page.dataLayer ??= [];
    // What the markup has by this name is no layer.
    if (!Array.isArray(page.dataLayer)) return;
    page.dataLayer.push({
      event: `prechat_${event}`,
      prechat_widget: name,
      // All of them each time: a tag manager keeps what an earlier push has set.
      prechat_field: field,
      prechat_problem: problem,
      prechat_step: step,
      prechat_reason: reason,
    });
  }
}
