/**
 * The settings object that a site gives to `Prechat("init", …)` or `createPrechat(…)`.
 * The loader checks the simple ones before anything is shown; the frame parses all of them again.
 */
export interface Settings {
  /** Address of the Rocket.Chat workspace, `https://chat.example.com`; a sub-path is allowed. Required. */
  server: string;
  /** Address of `frame/index.html`. Default: beside the loader's own script. Required from npm. */
  frame?: string;
  /** `floating` (default) shows a launcher and a panel, `inline` puts the form into `target`. */
  mode?: "floating" | "inline";
  /** Selector of the element that holds the form in inline mode. */
  target?: string;
  /** Selector of the site's own button or buttons; ours is not shown then. */
  launcher?: string;
  /** Side of the window the launcher and the panel stand at. Default `right`. */
  position?: "right" | "left";
  /** BCP 47 language tag. Default: the page's `lang`, the browser's languages, the workspace's, English. */
  locale?: string;
  /** Default `auto`: the visitor's system decides. */
  theme?: "auto" | "light" | "dark";
  /** Accent colour, `#rgb` or `#rrggbb`. Default: the workspace's colour. */
  color?: string;
  /** Stacking order of our element. Default 2147483000. */
  zIndex?: number;
  /** Id of a business unit (Enterprise workspaces). */
  businessUnit?: string;
  /** Which built-in fields are asked. Default: the workspace's own switches. */
  fields?: Partial<Record<BuiltInField, Presence | BuiltInFieldSettings>>;
  /** At least one of these fields has to be answered, for example `["email", "phone"]`. */
  requireOneOf?: string[];
  phone?: PhoneSettings;
  /** Custom fields, in the order they are shown. */
  customFields?: CustomFieldSettings[];
  /** What the site already knows of the visitor. Never read from a URL. */
  prefill?: Prefill;
  consent?: ConsentSettings;
  /** Replaces any text of the widget; the keys are those of `src/frame/i18n/en.ts`. */
  texts?: Record<string, string>;
  /** What follows the registration. Default `livechat`. */
  handoff?: Handoff;
  /** Whom the workspace takes a visitor for. Default `token`. */
  match?: Match;
  /** Where the visitor token is kept on the site. Default `local`. */
  storage?: "local" | "session" | "none";
  /** When the frame is fetched. Default `intent`: hover, focus or touch of the launcher. */
  preload?: "intent" | "idle" | "none";
  /** Name of this instance, when a page has more than one. */
  name?: string;
}

export type BuiltInField = "name" | "email" | "phone" | "department" | "message";
export type Presence = "hidden" | "optional" | "required";
export type Handoff = "livechat" | "room" | "event";

/**
 * `token`: this browser's own visitor, whatever is typed. `details`: also somebody whom the workspace knows by the same
 * phone number or email, with their chat: for sites that vouch for the two, and lock them.
 */
export type Match = "token" | "details";

export interface BuiltInFieldSettings {
  presence: Presence;
  label?: string;
  placeholder?: string;
  help?: string;
  visibleWhen?: Condition;
  /** Longest answer accepted, in UTF-16 code units. */
  maxLength?: number;
}

export interface PhoneSettings {
  /** ISO 3166-1 alpha-2 code of the country a number without `+` belongs to. Default: from the locale. */
  defaultCountry?: string;
  /** Countries offered; one alone hides the choice. Default: all. */
  countries?: string[];
}

export type CustomFieldType =
  | "text"
  | "textarea"
  | "email"
  | "tel"
  | "url"
  | "number"
  | "date"
  | "select"
  | "radio"
  | "checkbox"
  | "hidden";

export interface CustomFieldSettings {
  /** The field's identifier in the workspace. */
  key: string;
  label: string;
  type: CustomFieldType;
  required?: boolean;
  /** Tested as the server does: `new RegExp(pattern).test(value)`, unanchored, without flags. */
  pattern?: string;
  patternMessage?: string;
  /** Choices of `select` and `radio`. A string is its own label. */
  options?: (string | { value: string; label: string })[];
  /** For `hidden` fields `{page.url}`, `{page.referrer}`, `{page.title}` and `{utm_…}` are filled in. */
  defaultValue?: string;
  placeholder?: string;
  help?: string;
  /** Where the workspace keeps the value. Default `visitor`. */
  scope?: "visitor" | "room";
  /** Whether a value that the workspace already has is replaced. Default true. */
  overwrite?: boolean;
  /** Ids or names of the departments this field is asked for. Default: all. */
  departments?: string[];
  /** Sent, but not shown. */
  hidden?: boolean;
  visibleWhen?: Condition;
  /** Never written to storage while it is typed. */
  sensitive?: boolean;
  /** Smallest number, or earliest date as `YYYY-MM-DD`. */
  min?: number | string;
  /** Largest number, or latest date as `YYYY-MM-DD`. */
  max?: number | string;
  /** Shortest answer accepted, in UTF-16 code units. */
  minLength?: number;
  /** Longest answer accepted, in UTF-16 code units. */
  maxLength?: number;
}

/** A field is shown while another field's answer fits. All that are given must hold. */
export interface Condition {
  /** Name of a built-in field or key of a custom one. */
  field: string;
  equals?: string;
  in?: string[];
  filled?: boolean;
}

export interface Prefill {
  name?: string;
  email?: string;
  phone?: string;
  department?: string;
  message?: string;
  customFields?: Record<string, string>;
  /** Names of the fields that the visitor may not change. */
  lock?: string[];
}

export interface ConsentSettings {
  /** Markdown; only links are rendered. Default: the workspace's text, else ours. */
  text?: string;
  /** Changes when the text's meaning changes: the visitor is asked again then. Default: any change of the text. */
  version?: string;
  /** Default true. A workspace that forces consent requires it in any case. */
  required?: boolean;
  /** Key of a visitor-scoped custom field that stores the record of the consent. */
  field?: string;
}
