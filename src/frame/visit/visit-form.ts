import { batch } from "@preact/signals";
import type { Settings } from "../../protocol/settings.ts";
import { toWire } from "../form/answers.ts";
import { fieldsInForce, warnOfConditions } from "../form/custom/conditions.ts";
import { defineCustomFields } from "../form/custom/define-custom-fields.ts";
import { defineAwayFields } from "../form/define-away-fields.ts";
import { asksNothing, defineFields } from "../form/define-fields.ts";
import type { Field } from "../form/field.ts";
import { TYPED_OVER } from "../form/form.ts";
import { knownAnswers } from "../form/known-answers.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Config } from "../workspace/schemas.ts";
import { chooseLocale, localeOf } from "./choose-locale.ts";
import type { VisitContext } from "./context.ts";
import { isMessageForm } from "./flow.ts";

/** Makes the visitor's form of what the workspace and the site ask. Answers and focus stay where they are. */
export class VisitForm {
  readonly #context: VisitContext;
  /** Fields, by id, that were there before the configuration: what it adds comes after them, so that nothing moves. */
  #early: string[] = [];

  constructor(context: VisitContext) {
    this.#context = context;
  }

  /** Whether a form is on display that need not wait for the configuration. */
  get isEarly(): boolean {
    return this.#early.length > 0;
  }

  /** A form whose fields the site names, or the frame's document has, need not wait for the workspace. */
  showEarly(): void {
    const { form, site } = this.#context;
    const settings = site.settings.value;
    const { name, email } = settings.fields ?? {};
    const config = this.#usableSnapshot() ?? (name && email ? {} : null);
    if (!config) return;
    this.#takeRules(settings);
    const custom = defineCustomFields(config, settings, site.page.value, () => {});
    form.define(defineFields(config, settings, custom));
    form.prefill(settings.prefill ?? {});
    this.#early = form.definitions.value.flatMap(({ id, isHidden }) => (isHidden ? [] : [id]));
  }

  /** What the frame's document says of the form, where the form would be the same with the workspace's own answer. */
  #usableSnapshot(): Config | null {
    const { snapshot, site, i18n } = this.#context;
    const settings = site.settings.value;
    // It was not taken for that unit: the departments are others.
    if (!snapshot || settings.businessUnit || asksNothing(snapshot, settings)) return null;
    // The texts of another locale would still have to come.
    return localeOf(i18n, snapshot.settings?.language) === i18n.locale.value ? snapshot : null;
  }

  /** Takes a configuration that has just come, unless a newer one comes while what it needs is fetched. */
  async take(config: Config): Promise<void> {
    const { form, i18n, site, configuration, line, lifetime } = this.#context;
    const isNewLocale = await lifetime.until(chooseLocale(i18n, config.settings?.language));
    if (configuration.newest !== config) return;
    if (isNewLocale && form.phone.value) {
      // It names the countries in the visitor's language.
      form.phone.value = null;
      void form.loadPhone();
    }
    configuration.value.value = config;
    this.define();
    line.send({ type: "look", color: site.settings.value.color ?? config.theme?.color ?? null });
  }

  /** The fields of the form that is on display, or will be: of a chat, or of a message for later. */
  define(): void {
    const { configuration, flow, form, site } = this.#context;
    const config = configuration.value.peek();
    if (!config) return;
    const settings = site.settings.peek();
    const isAway = isMessageForm(flow.peek());
    this.#takeRules(settings);
    batch(() => {
      if (isAway) form.define(defineAwayFields(config, settings));
      else {
        const custom = defineCustomFields(config, settings, site.page.peek(), warnOwner);
        const place = ({ id }: Field) => this.#early.indexOf(id) + 1 || Number.POSITIVE_INFINITY;
        form.define(defineFields(config, settings, custom).sort((one, other) => place(one) - place(other) || 0));
        warnOfConditions(form.definitions.peek(), settings.requireOneOf, warnOwner);
      }
      // Whose chat is open is asked nothing.
      if (!config.room) form.prefill(knownAnswers(config.guest));
      for (const [name, reason] of Object.entries(form.prefill(settings.prefill ?? {}))) {
        // What a message for later has no field for is no mistake.
        if (reason !== TYPED_OVER && !isAway) warnOwner(`prefill.${name}`, reason);
      }
    });
  }

  #takeRules({ requireOneOf = [], emailSuggestions }: Settings): void {
    const { form, i18n } = this.#context;
    const ofSite = emailSuggestions === true ? [] : emailSuggestions || null;
    form.rules = { requireOneOf, locale: i18n.tag, emailDomains: ofSite };
  }

  /** Answers to what only a chat asks, in the words that are sent; nothing that is too private to be mailed. */
  answersOfChat(): { id: string; key: string | undefined; label: string | undefined; value: string }[] {
    const { form, configuration, site } = this.#context;
    const config = configuration.value.peek();
    if (!config) return [];
    const custom = defineCustomFields(config, site.settings.peek(), site.page.peek(), () => {});
    const chat = defineFields(config, site.settings.peek(), custom);
    const asked = form.definitions.peek();
    const answerOf = ({ id }: Field) => form.entry(id).value.peek();
    return fieldsInForce(chat, answerOf).flatMap((field) => {
      const value = toWire(field, answerOf(field), form.rules.locale);
      const { id, name, label, isCustom, isSensitive } = field;
      if (!value || isSensitive || asked.some((other) => other.id === id) || id === "message") return [];
      return [{ id, key: isCustom ? name : undefined, label: label ?? (isCustom ? name : undefined), value }];
    });
  }

  /** Whoever opened the panel wants to type; a page that merely contains the form keeps the focus where it is. */
  focusFirst(): void {
    const { hasLoader, site, form } = this.#context;
    if (hasLoader && site.settings.peek().mode !== "inline") form.focusFirst();
  }
}
