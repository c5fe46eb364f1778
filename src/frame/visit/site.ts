import { type Signal, signal } from "@preact/signals";
import type { Prefill } from "../../protocol/field-settings.ts";
import type { PageFacts } from "../../protocol/messages.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import { isOpenToStrangers, OPEN_TO_STRANGERS } from "../registration/match.ts";
import { type FrameSettings, parseSettings } from "../settings/parse-settings.ts";

/** The site around the frame: what it wants, and what it says of itself. It outlives its visitors. */
export class Site {
  readonly settings: Signal<FrameSettings>;
  readonly page: Signal<PageFacts>;
  /** As the site gave them: `set` changes these, and all of them are parsed again. */
  readonly #given: Record<string, unknown>;

  #isMatchTold = false;

  constructor(given: Record<string, unknown>, settings: FrameSettings, page: PageFacts) {
    this.#given = given;
    this.settings = signal(settings);
    this.page = signal(page);
    this.#warnOfMatch();
  }

  set(changes: Record<string, unknown>): void {
    Object.assign(this.#given, changes);
    this.settings.value = parseSettings(this.#given);
    this.#warnOfMatch();
  }

  /** What the site knows of the visitor by now, for each form that follows. */
  addPrefill(prefill: Prefill): void {
    const known = this.settings.value.prefill;
    const customFields = { ...known?.customFields, ...Object(prefill.customFields) };
    this.#keepPrefill({ ...known, ...prefill, customFields });
  }

  /** Who the visitor was is forgotten with them; where the site sends its visitors is not. */
  forgetVisitor(): void {
    const { department } = this.settings.value.prefill ?? {};
    this.#keepPrefill(department ? { department } : {});
  }

  /** Said once: the site's settings are taken anew with each change. */
  #warnOfMatch(): void {
    if (this.#isMatchTold || !isOpenToStrangers(this.settings.value)) return;
    this.#isMatchTold = true;
    warnOwner("match", OPEN_TO_STRANGERS);
  }

  #keepPrefill(prefill: Prefill): void {
    this.#given.prefill = prefill;
    this.settings.value = { ...this.settings.value, prefill };
  }
}
