import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Prefill } from "../../protocol/field-settings.ts";
import { type Registration, toRegistration, toWire } from "./answers.ts";
import { clean } from "./clean.ts";
import { fieldsInForce } from "./custom/conditions.ts";
import { testPatterns } from "./custom/test-patterns.ts";
import { suggestDomain } from "./email/suggest-domain.ts";
import { type Field, find } from "./field.ts";
import { findOption, noSuchOption, optionsOf } from "./options.ts";
import type { PhoneSupport } from "./phone/phone-support.ts";
import type { Answers, Problem } from "./problem.ts";
import { findProblems, type Rules } from "./rules.ts";

/** Why a prefilled value isn't taken: not a mistake of the site's. */
export const TYPED_OVER = "The visitor has typed something else";

/** One field's state: a signal each, so that a key in one field renders that field only. */
export interface Entry {
  value: Signal<string>;
  problem: Signal<Problem | null>;
  /** Whether the visitor has typed here: prefilling never overwrites that. */
  isTouched: boolean;
  /** The domain that an email probably means. */
  suggestion: Signal<string | null>;
  /** What the field began with. */
  default: string;
}

/** The visitor's answers and what is wrong with them. Entries outlive changes of the definitions. */
export class Form {
  readonly definitions = signal<Field[]>([]);
  /** The fields that take part; a field that doesn't is neither required nor sent, but keeps its answer. */
  readonly inForce: ReadonlySignal<Field[]> = computed(() => fieldsInForce(this.definitions.value, this.#answerOf));
  /** Names of the fields that the site has locked. */
  readonly locked = signal<string[]>([]);
  /** Whether the visitor has typed since the form was made: an answer may be older than this page. */
  readonly isTyped = signal(false);
  /** The field that takes the focus next, and which attempt asked for it. */
  readonly focus = signal<{ id: string } | null>(null);
  rules: Rules = { requireOneOf: [], locale: "en", emailDomains: [] };
  /** Knows phone numbers, once the visitor has come near one. */
  readonly phone = signal<PhoneSupport | null>(null);
  /** Fetches that knowledge. Without it a number goes out as it was typed. */
  loadPhone: () => Promise<void> = async () => {};
  #entries = new Map<string, Entry>();
  /** Fields, by id. */
  readonly #settled = new Set<string>();
  /** The same: the workspace has an answer, and takes an empty one in its place. */
  readonly #known = new Set<string>();

  entry(id: string): Entry {
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = { value: signal(""), problem: signal(null), suggestion: signal(null), isTouched: false, default: "" };
      this.#entries.set(id, entry);
    }
    return entry;
  }

  /** Takes new definitions; what was answered stays. */
  define(fields: Field[]): void {
    batch(() => {
      for (const field of fields) this.#begin(field);
      this.definitions.value = fields.map((field) =>
        field.isSettled || this.#settled.has(field.id) ? settled(field) : field,
      );
    });
  }

  /** The workspace has been told an answer that it will not forget, whatever becomes of the rest. */
  settle(id: string): void {
    if (this.#settled.has(id)) return;
    this.#settled.add(id);
    this.define(this.definitions.value);
  }

  /** The workspace has an answer to this. It can be taken back where the workspace takes an empty one for it. */
  know(id: string): void {
    const field = this.definitions.value.find((one) => one.id === id);
    if (!field) return;
    if (field.isCustom && takesEmpty(field)) this.#known.add(id);
    else this.settle(id);
  }

  /** The visitor changed an answer: a problem that is shown goes as soon as it is solved. */
  type(field: Field, value: string): void {
    const entry = this.entry(field.id);
    batch(() => {
      entry.isTouched = true;
      this.isTyped.value = true;
      entry.value.value = value;
      entry.suggestion.value = null;
      const solvable = this.inForce.value.filter(({ id }) => {
        const problem = this.entry(id).problem.value;
        return problem && (id === field.id || problem.key === "requireOneOf");
      });
      if (!solvable.length) return;
      const problems = this.#problems();
      for (const { id } of solvable) this.entry(id).problem.value = problems.get(id) ?? null;
    });
  }

  /** The visitor left a field: what is malformed is said now, what is missing only on submit. */
  leave(field: Field): void {
    const { value, problem, suggestion } = this.entry(field.id);
    if (clean(value.value)) problem.value = this.#problems().get(field.id) ?? null;
    const { emailDomains } = this.rules;
    const isAsked = field.type === "email" && emailDomains && !this.locked.value.includes(field.name);
    suggestion.value = (isAsked && suggestDomain(value.value, emailDomains)) || null;
  }

  /** The visitor meant the domain that was suggested. */
  acceptSuggestion(field: Field): void {
    const { value, suggestion } = this.entry(field.id);
    if (!suggestion.value) return;
    this.type(field, value.value.replace(/@[^@]*$/, `@${suggestion.value}`));
    // The button is gone with what it suggested.
    this.focus.value = { id: field.id };
  }

  /** The answers of the fields in force, as typed, by field id. */
  answers(): Answers {
    return Object.fromEntries(this.inForce.value.map(({ id }) => [id, this.entry(id).value.value]));
  }

  /** Shows every problem and takes the focus to the first. Returns whether there is none. */
  async validate(): Promise<boolean> {
    // A number from a draft or from the site may never have been focused.
    if (this.#answer("phone") && !this.phone.value) {
      // It is sent as it was typed rather than never.
      await Promise.race([this.loadPhone(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
    }
    const wireOf = (field: Field) => toWire(field, this.#answerOf(field), this.rules.locale);
    const misfits = await testPatterns(this.inForce.value, wireOf);
    return this.show(new Map([...misfits, ...this.#problems()]));
  }

  /** Shows these problems, and no others, at their fields. Returns whether none is at a field that is shown. */
  show(problems: Map<string, Problem>): boolean {
    const shown = this.inForce.value.filter(({ isHidden }) => !isHidden);
    batch(() => {
      for (const { id } of shown) this.entry(id).problem.value = problems.get(id) ?? null;
      const first = shown.find(({ id }) => problems.has(id));
      // Who has to correct an answer has to be able to.
      this.locked.value = this.locked.value.filter((name) => !problems.has(`${find(shown, name)?.id}`));
      this.focus.value = first ? { id: first.id } : null;
    });
    return !this.focus.value;
  }

  /** Fills what the visitor has not typed. Returns the names that could not be filled, with the reason. */
  prefill({ lock, customFields, send: _, ...builtIn }: Prefill): Record<string, string> {
    const refused = new Map<string, string>();
    const given = { ...Object(customFields), ...builtIn } as Record<string, unknown>;
    batch(() => {
      for (const [name, value] of Object.entries(given)) {
        const reason = this.#fill(name, value);
        if (reason) refused.set(name, reason);
      }
      // A field that is locked while it is empty could never be answered.
      if (lock) this.locked.value = [lock].flat().filter((name) => !refused.has(name) && this.#valueOf(name));
    });
    return Object.fromEntries(refused);
  }

  /** Takes the focus to the first field that is still empty. */
  focusFirst(): void {
    const shown = this.inForce.value.filter(({ isHidden, name }) => !isHidden && !this.locked.value.includes(name));
    const first = shown.find(({ id }) => !this.entry(id).value.value) ?? shown[0];
    if (first) this.focus.value = { id: first.id };
  }

  /** Whether it could be sent as it was filled, without a word of the visitor's. */
  get isFilled(): boolean {
    const problems = this.#problems();
    return this.inForce.value.every(({ id, isHidden }) => isHidden || !(problems.has(id) || this.entry(id).isTouched));
  }

  /** The answers in force, in the shapes of the wire. */
  registration(): Registration {
    const fields = this.inForce.value;
    const answers = this.answers();
    const problems = findProblems(fields, answers, this.rules);
    // Nobody can correct what isn't shown, and the server would refuse everything for it.
    const sound = fields.filter(({ id, isHidden }) => !isHidden || !problems.has(id));
    const takenBack = ({ id }: Field) => this.#known.has(id) && this.entry(id).isTouched;
    const registration = toRegistration(sound, answers, this.rules.locale, takenBack);
    const { visitor } = registration;
    if (visitor.phone) visitor.phone = this.phone.value?.toWire(visitor.phone) ?? visitor.phone;
    return registration;
  }

  /** A default takes the place of an earlier one, also an empty one does; it takes no answer's place. */
  #begin({ id, defaultValue, isHidden }: Field): void {
    const entry = this.entry(id);
    const isAnswered = entry.isTouched || entry.value.value !== entry.default;
    // Nobody types into a hidden field, and the page it tells of may be another by now.
    if (!isAnswered || (isHidden && defaultValue)) entry.value.value = defaultValue;
    entry.default = defaultValue;
  }

  #fill(name: string, given: unknown): string | undefined {
    const field = find(this.definitions.value, name);
    if (!field) return "The form has no such field";
    if (!["string", "number", "boolean"].includes(typeof given)) return "The value is not a text";
    const text = String(given);
    const option = findOption(field, text);
    // A choice without options is the department of a workspace that offers none.
    if (optionsOf(field) && clean(text) && !option) return noSuchOption(field, text);
    const value = option?.value ?? text;
    const entry = this.entry(field.id);
    if (field.isSettled && !value) return "The workspace has an answer to this, and keeps it";
    // Taken back is only what can be: a draft may still have it so.
    const isTyped = entry.isTouched && !(field.isSettled && !entry.value.value);
    if (isTyped && entry.value.value !== value) return TYPED_OVER;
    entry.value.value = value;
    const problem = value && this.#problems().get(field.id);
    // It stays, for the visitor to correct.
    return problem ? `The value breaks a rule of the field: ${problem.key}` : undefined;
  }

  #answer(id: string): string {
    return this.inForce.value.some((field) => field.id === id) ? clean(this.entry(id).value.value) : "";
  }

  #valueOf(name: string): string {
    const field = find(this.definitions.value, name);
    return field ? this.entry(field.id).value.value : "";
  }

  #answerOf = ({ id }: Field): string => this.entry(id).value.value;

  #problems(): Map<string, Problem> {
    const problems = findProblems(this.inForce.value, this.answers(), this.rules);
    const phone = this.#answer("phone");
    if (phone && this.phone.value?.isPossible(phone) === false) problems.set("phone", { key: "invalidPhone" });
    return problems;
  }
}

/** What can't be taken back has to be there; a choice does not offer it in the first place. */
function settled(field: Field): Field {
  return { ...field, isSettled: true, isRequired: field.isRequired || !optionsOf(field) };
}

/** A workspace tests its pattern on an empty answer, too. */
function takesEmpty({ pattern, overwrite }: Field): boolean {
  return overwrite && (!pattern || new RegExp(pattern).test(""));
}
