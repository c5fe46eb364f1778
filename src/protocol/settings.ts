import type { ConsentSettings } from "./consent-settings.ts";
import type { BuiltInFieldSettings, CustomFieldSettings, PhoneSettings, Prefill } from "./field-settings.ts";
import type { OpeningHours } from "./opening-hours.ts";
import type {
  Analytics,
  Attribution,
  Away,
  BuiltInField,
  Handoff,
  Match,
  Mode,
  Position,
  Preload,
  Presence,
  StartOver,
  Theme,
} from "./settings-table.ts";
import type { StorageSettings } from "./storage-settings.ts";

/**
 * The settings object that a site gives to `Prechat("init", …)` or `createPrechat(…)`. Only `server` is required; from
 * npm `frame` is, too.
 *
 * The loader checks the simple ones before anything is shown; the frame parses all that it uses once more, piece by
 * piece. What each setting may be, and who reads it, stands in `settings-table.ts`.
 */
export interface Settings extends StorageSettings {
  /**
   * Address of the Rocket.Chat workspace, `http` or `https`; may have a sub-path. Query and hash are dropped; one with
   * a user name or a password in it is refused. Required.
   *
   * @example server: "https://www.example.com/chat"
   */
  server: string;
  /**
   * Address of `frame/index.html`; may be relative to the page. Required from npm.
   *
   * @default `frame/index.html` beside the loader's own script
   * @example frame: "https://static.example.com/frame/index.html"
   */
  frame?: string;
  /**
   * `floating` shows a launcher and a panel above it; `inline` puts the form itself into `target`, as high as its
   * content.
   *
   * @default "floating"
   * @example mode: "inline", target: "#contact"
   */
  mode?: Mode;
  /**
   * CSS selector of the element that holds the form in inline mode, which has to be on the page when the page has
   * loaded. Required then.
   *
   * @example target: "#contact"
   */
  target?: string;
  /**
   * CSS selector of the site's own button or buttons, also ones that are added later; ours is not shown then.
   *
   * @default our own launcher
   * @example launcher: "button.talk"
   */
  launcher?: string;
  /**
   * Side of the window that the launcher and the panel stand at.
   *
   * @default "right"
   * @example position: "left"
   */
  position?: Position;
  /**
   * BCP 47 language tag; the nearest of our locales is taken. Dates, numbers and the first country of a phone number
   * follow its region.
   *
   * @default the page's `lang`, then the browser's languages, then the workspace's, then English
   * @example locale: "de-AT"
   */
  locale?: string;
  /**
   * `auto`: as the visitor's system says.
   *
   * @default "auto"
   * @example theme: "dark"
   */
  theme?: Theme;
  /**
   * Accent colour of launcher, buttons and header, `#rgb` or `#rrggbb`. The text on it is black or white, whichever
   * stands out more.
   *
   * @default the workspace's colour
   * @example color: "#cc6600"
   */
  color?: string;
  /**
   * Stacking order of launcher and panel, a whole number.
   *
   * @default 2147483000
   * @example zIndex: 500
   */
  zIndex?: number;
  /**
   * Replaces any text of the widget, by the keys of `src/frame/i18n/locales/en.ts`: for every language, or for one as
   * `de:submit`. `launcher` and `unavailable` are shown by the page itself, and taken without a language.
   *
   * @default our texts, and the workspace's where it has its own
   * @example texts: { title: "Ask the workshop", "de:title": "Fragen an die Werkstatt" }
   */
  texts?: Record<string, string>;
  /**
   * Name of this widget, when a page has more than one: `Prechat("sales.open")`.
   *
   * @default none
   * @example name: "sales"
   */
  name?: string;
  /**
   * Which built-in fields are asked. Where `name` and `email` are both set, the form is on display before the workspace
   * has answered.
   *
   * @default name and email as the workspace says, phone optional, department optional where there is a choice, message hidden
   * @example fields: { phone: "required", message: { presence: "optional", label: "Your question" } }
   */
  fields?: Partial<Record<BuiltInField, Presence | BuiltInFieldSettings>>;
  /**
   * Questions of the site's own, in the order they are shown. The workspace has to know each key.
   *
   * @default the workspace's, where it sends them
   * @example customFields: [{ key: "order", label: "Order number", type: "text", pattern: "^[0-9]{6}$" }]
   */
  customFields?: CustomFieldSettings[];
  /**
   * Names of built-in fields or keys of custom ones, of which one has to be answered.
   *
   * @default none
   * @example requireOneOf: ["email", "phone"]
   */
  requireOneOf?: string[];
  /**
   * Whether a visitor who has typed `gmial.com` is asked if they mean `gmail.com`, as a button below the field. The
   * usual providers are known; a list names domains of your own visitors besides. It is never an error.
   *
   * @default true
   * @example emailSuggestions: ["example.com"]
   */
  emailSuggestions?: boolean | string[];
  /**
   * How phone numbers are read.
   *
   * @default every country, the first from the locale's region
   * @example phone: { defaultCountry: "CH", countries: ["CH", "DE", "AT"] }
   */
  phone?: PhoneSettings;
  /**
   * What the site already knows of the visitor. It never overwrites what the visitor typed, and is never read from an
   * address.
   *
   * @default nothing
   * @example prefill: { name: "Ada Lind", customFields: { customer: "4711" }, lock: ["name"] }
   */
  prefill?: Prefill;
  /**
   * Asks the visitor's agreement before anything personal leaves the frame. A site can ask for more than the workspace,
   * not for less.
   *
   * @default asked where the workspace forces it
   * @example consent: { text: "We keep this for 90 days. [Privacy](https://www.example.com/privacy)", version: "2" }
   */
  consent?: ConsentSettings;
  /**
   * When somebody is usually there. Hours only explain: whether somebody is there the workspace says. Where nobody is,
   * the visitor reads when you will be back, in their own time zone and language.
   *
   * @default nothing is said
   * @example hours: { timeZone: "Europe/Berlin", week: { mon: ["09:00-12:00", "13:00-17:00"] }, closed: ["2026-12-25"] }
   */
  hours?: OpeningHours;
  /**
   * What follows the registration. `livechat` goes on in the workspace's own chat window, `room` makes the room and
   * ends at our last screen, `event` leaves even the room to the site.
   *
   * @default "livechat"
   * @example handoff: "room"
   */
  handoff?: Handoff;
  /**
   * Whom the workspace takes a visitor for. `token`: this browser's own visitor, whatever is typed. `details`: also
   * somebody whom the workspace knows by the same phone number or email, with their chat: for sites that vouch for the
   * two, and lock them.
   *
   * @default "token"
   * @example match: "details"
   */
  match?: Match;
  /**
   * Whether the last screen also offers visitors to have their data deleted in the workspace (`erase`). That is refused
   * while their chat is open, and they are told.
   *
   * @default "forget"
   * @example startOver: "erase"
   */
  startOver?: StartOver;
  /**
   * What the visitor finds when nobody is online. `form`: the form of a message for later, where the workspace takes
   * one. `notice`: that nobody is there. `hide`: no launcher; it costs a request to the workspace each time the page
   * loads.
   *
   * @default as the workspace says: its form, or its notice
   * @example away: "notice"
   */
  away?: Away;
  /**
   * `session` keeps the address that the visitor came to first, with its campaign, for the hidden fields of later pages:
   * in the site's `sessionStorage`, from the first page on.
   *
   * @default nothing is stored: the document's own first address counts
   * @example attribution: "session"
   */
  attribution?: Attribution;
  /**
   * `dataLayer` tells tag managers what happens: pushed to `window.dataLayer`, and nothing of what the visitor answers.
   *
   * @default nothing is pushed
   * @example analytics: "dataLayer"
   */
  analytics?: Analytics;
  /**
   * Id of a business unit (licensed workspaces): its departments are offered.
   *
   * @default none
   * @example businessUnit: "b7Kd2Q"
   */
  businessUnit?: string;
  /**
   * When the frame is fetched. `intent`: hover, focus or touch of the launcher; `idle`: when the page has loaded and
   * the browser has nothing to do; `none`: at the click.
   *
   * @default "intent"
   * @example preload: "idle"
   */
  preload?: Preload;
}
