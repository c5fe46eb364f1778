import type { CustomFieldType, Presence, Scope } from "./settings-table.ts";

/** A built-in field, where more than its presence is set. */
export interface BuiltInFieldSettings {
  presence: Presence;
  /** Its name on the screen. @default our text */
  label?: string;
  /** An example inside the empty field. @default none */
  placeholder?: string;
  /** A line below the field; links in Markdown. @default none */
  help?: string;
  /** @default always visible */
  visibleWhen?: Condition;
  /** Longest answer accepted, in UTF-16 code units. @default for the message the workspace's limit, else none */
  maxLength?: number;
}

export interface PhoneSettings {
  /** ISO 3166-1 alpha-2 code of the country a number without `+` belongs to. @default from the locale */
  defaultCountry?: string;
  /** Countries offered; one alone hides the choice. @default all */
  countries?: string[];
}

export interface CustomFieldSettings {
  /** The field's identifier in the workspace. */
  key: string;
  /** Its name on the screen. */
  label: string;
  type: CustomFieldType;
  /** A required checkbox has to be ticked. @default what the workspace says, else false */
  required?: boolean;
  /**
   * Tested as the server does: `new RegExp(pattern).test(value)`, unanchored, without flags.
   *
   * @default the workspace's, else none
   * @example pattern: "^[0-9]{6}$"
   */
  pattern?: string;
  /** What the visitor reads when the pattern doesn't fit. @default a general sentence */
  patternMessage?: string;
  /**
   * Choices of `select` and `radio`. A text is its own label.
   *
   * @default the workspace's
   * @example options: ["Sales", { value: "sup", label: "Support" }]
   */
  options?: (string | { value: string; label: string })[];
  /**
   * What stands in the field at first. In hidden fields `{page.url}`, `{page.path}`, `{page.origin}`,
   * `{page.referrer}`, `{page.title}`, `{landing.url}` (the document's first address) and any `{utm_…}` (of the page's
   * address, else of the first one) are filled in.
   *
   * @default the workspace's, else empty
   * @example defaultValue: "{utm_campaign} on {page.path}"
   */
  defaultValue?: string;
  /** An example inside the empty field. @default none */
  placeholder?: string;
  /** A line below the field; links in Markdown. @default none */
  help?: string;
  /** Where the workspace keeps the value: with the person, or with this conversation. @default "visitor" */
  scope?: Scope;
  /** Whether a value that the workspace already has is replaced. @default true */
  overwrite?: boolean;
  /** Ids or names of the departments this field is asked for. @default all */
  departments?: string[];
  /** Sent, but not shown. @default false */
  hidden?: boolean;
  /** @default always visible */
  visibleWhen?: Condition;
  /** Never written to storage while it is typed. @default false */
  sensitive?: boolean;
  /** Smallest number, or earliest date as `YYYY-MM-DD`. @default none */
  min?: number | string;
  /** Largest number, or latest date as `YYYY-MM-DD`. @default none */
  max?: number | string;
  /** Shortest answer accepted, in UTF-16 code units. @default none */
  minLength?: number;
  /** Longest answer accepted, in UTF-16 code units. @default none */
  maxLength?: number;
}

/**
 * A field is shown while another field's answer fits. All that are given must hold.
 *
 * @example visibleWhen: { field: "department", in: ["Sales", "Support"] }
 */
export interface Condition {
  /** Name of a built-in field or key of a custom one. */
  field: string;
  /** The answer that fits; a department by its id or its name. */
  equals?: string;
  /** Answers of which one fits. */
  in?: string[];
  /** `true`: any answer fits; `false`: none does. */
  filled?: boolean;
}

export interface Prefill {
  name?: string;
  email?: string;
  /** Best with its country code. */
  phone?: string;
  /** Id or name; it may be one that is offered to nobody else. */
  department?: string;
  message?: string;
  /** Values by key. */
  customFields?: Record<string, string>;
  /** Names of the fields that the visitor may not change. */
  lock?: string[];
  /**
   * Whether the form is sent by itself once the visitor opens the panel with a click or a key of their own: only where
   * it is complete as it is, untouched, and no agreement is open. Otherwise they see it, filled in. Default: `false`.
   */
  send?: boolean;
}
