import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Settings } from "../../protocol/settings.ts";
import type { Form } from "../form/form.ts";
import { requestConfig } from "../workspace/config-request.ts";
import { readReply } from "../workspace/reply.ts";
import { type Config, configReply, isOff } from "../workspace/schemas.ts";
import type { Lifetime } from "./lifetime.ts";

/** Choosing with the arrow keys passes by the others: they are not asked for. */
const SETTLE_MS = 300;

export interface DepartmentStatusPort {
  server: string;
  form: Form;
  config: ReadonlySignal<Config | null>;
  settings: ReadonlySignal<Settings>;
  lifetime: Lifetime;
  /** Whether the form of a chat is on display. */
  isChat(): boolean;
}

/** Whether somebody of the chosen department is there: asked of the workspace a moment after the choice. */
export class DepartmentStatus {
  /** The chosen department is known to have nobody online. */
  readonly isOffline = signal(false);
  readonly #port: DepartmentStatusPort;
  /** Whether nobody is there, by department; not before the answer. */
  #known = new Map<string, boolean>();
  /** The configuration that the answers belong to. */
  #config: Config | null = null;

  constructor(port: DepartmentStatusPort) {
    this.#port = port;
    const stop = effect(() => this.#follow());
    port.lifetime.signal.addEventListener("abort", stop);
  }

  /** @returns What to undo when the choice changes. */
  #follow(): (() => void) | undefined {
    const { form, config, isChat } = this.#port;
    // New definitions may come with new answers.
    const isAsked = form.definitions.value.some(({ id }) => id === "department") && isChat();
    const chosen = isAsked ? form.entry("department").value.value : "";
    // Whoever opens the panel again gets a new configuration: agents may have come or gone.
    if (this.#config !== config.value) this.#known = new Map();
    this.#config = config.value;
    this.isOffline.value = this.#known.get(chosen) ?? false;
    if (!chosen || !config.value || this.#known.has(chosen)) return undefined;
    const timer = setTimeout(() => void this.#ask(chosen), SETTLE_MS);
    return () => clearTimeout(timer);
  }

  async #ask(department: string): Promise<void> {
    const { server, settings, form, lifetime } = this.#port;
    const known = this.#known;
    known.set(department, false);
    try {
      const { businessUnit } = settings.peek();
      const response = await lifetime.until(requestConfig(server, { department, businessUnit }));
      const { config } = await lifetime.until(readReply(response, configReply));
      known.set(department, isOff(config.online));
    } catch {
      // What can't be found out is left for the workspace to say, and asked again the next time.
      known.delete(department);
    }
    const isStillChosen = form.entry("department").value.peek() === department;
    if (known === this.#known && isStillChosen) this.isOffline.value = known.get(department) ?? false;
  }
}
