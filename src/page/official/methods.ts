import type { CustomFieldSettings, Prefill } from "../../protocol/field-settings.ts";
import { NO_SUCH_OPTION } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { createTokenStore } from "../token-store.ts";
import type { Callbacks } from "./callbacks.ts";
import { hexColor } from "./hex-color.ts";
import type { CustomField, Livechat } from "./official-api.ts";

export interface MethodsOptions {
  settings: Settings;
  /** A command of our own, to the widget that these methods speak for. */
  prechat(command: string, ...args: unknown[]): unknown;
  callbacks: Callbacks;
  /** Something that only the official widget can honour, once it has taken over. */
  keep(method: keyof Livechat, ...args: unknown[]): void;
}

/** The official widget's methods, in our own commands. */
export function createMethods({ settings, prechat, callbacks, keep }: MethodsOptions): Livechat {
  const warned = new Set<string>();
  const warnOnce = (method: string, text: string) => {
    if (!warned.has(method)) console.warn(`[prechat] RocketChat ${method}: ${text}`);
    warned.add(method);
  };
  const own = settings.customFields ?? [];
  const added = new Map<string, CustomFieldSettings>();
  let { texts } = settings;

  const methods: Livechat = {
    initialize(given) {
      for (const [name, value] of Object.entries(given)) {
        if (Object.hasOwn(INITIAL, name)) INITIAL[name]?.(methods, value as never);
      }
    },
    setCustomField(key, value, overwrite = true) {
      // "null" and "undefined" are words that nobody meant: nothing is sent of them.
      const text = String(value ?? "");
      // A field that the site's own settings ask for is filled in; any other is sent without being asked.
      if (own.some((field) => field.key === key)) return void prechat("identify", { customFields: { [key]: text } });
      if (text) added.set(key, { key, label: key, type: "hidden", defaultValue: text, overwrite });
      else if (!added.delete(key)) return;
      prechat("set", { customFields: [...own, ...added.values()] });
    },
    async setDepartment(department) {
      const answer = await prechat("identify", { department });
      const reason = (Object(answer) as { refused?: Record<string, string> }).refused?.department;
      if (reason?.startsWith(NO_SUCH_OPTION)) console.warn(`[prechat] RocketChat setDepartment: ${reason}`);
    },
    clearDepartment: () => prechat("identify", { department: "" }),
    setBusinessUnit: (businessUnit) => prechat("set", { businessUnit }),
    clearBusinessUnit: () => prechat("set", { businessUnit: undefined }),
    registerGuest({ token, customFields = [], name, email, phone, department } = {}) {
      if (token) methods.setGuestToken(token);
      for (const field of customFields) setField(methods, field);
      const known: Prefill = { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
      // As with the official widget, nothing is asked of a guest who has told all that is required.
      prechat("identify", { ...known, ...(department && { department }), send: true });
    },
    setGuestToken(token) {
      if (settings.storage === "none") {
        warnOnce("setGuestToken", 'the setting storage "none" leaves no place to keep the token in. Set storage.');
      } else createTokenStore(settings).write(token);
    },
    setGuestName: (name) => prechat("identify", { name }),
    setGuestEmail: (email) => prechat("identify", { email }),
    setTheme(theme = {}) {
      const { color, fontColor, iconColor, title, offlineTitle } = theme;
      keep("setTheme", theme);
      if (fontColor || iconColor) {
        warnOnce(
          "setTheme",
          "fontColor and iconColor are not taken: they follow from color, so that both stay legible.",
        );
      }
      texts = { ...texts, ...(title && { title }), ...(offlineTitle && { offlineTitle }) };
      prechat("set", { ...(color && { color: hexColor(color) }), texts });
    },
    setLanguage(locale) {
      keep("setLanguage", locale);
      prechat("set", { locale });
    },
    setAgent(agent) {
      keep("setAgent", agent);
      warnOnce(
        "setAgent",
        "nobody can be chosen before there is a chat: the workspace's routing decides who answers the first one. " +
          "setDepartment steers it.",
      );
    },
    showWidget() {
      prechat("show");
      callbacks.call("onWidgetShown");
    },
    hideWidget() {
      prechat("hide");
      callbacks.call("onWidgetHidden");
    },
    maximizeWidget: () => prechat("open"),
    minimizeWidget: () => prechat("close"),
    pageVisited: () =>
      warnOnce(
        "pageVisited",
        "there is no chat yet whose agent could be told; the official widget tells it after the handoff. A hidden " +
          'custom field with the defaultValue "{page.url}" stores the page with the visitor.',
      ),
    clearAllCallbacks: () => callbacks.clear(),
  };
  return methods;
}

const setField = (methods: Livechat, { key, value, overwrite }: CustomField) =>
  methods.setCustomField(key, value, overwrite);

/** What `initialize` knows, by name. */
const INITIAL: Record<string, (methods: Livechat, value: never) => void> = {
  customField: setField,
  setCustomFields(methods, fields: CustomField[]) {
    for (const field of fields) setField(methods, field);
  },
  theme: ({ setTheme }, theme) => setTheme(theme),
  department: ({ setDepartment }, department) => setDepartment(department),
  businessUnit: ({ setBusinessUnit }, id) => setBusinessUnit(id),
  guestToken: ({ setGuestToken }, token) => setGuestToken(token),
  guestName: ({ setGuestName }, name) => setGuestName(name),
  guestEmail: ({ setGuestEmail }, email) => setGuestEmail(email),
  registerGuest: ({ registerGuest }, guest) => registerGuest(guest),
  language: ({ setLanguage }, language) => setLanguage(language),
  agent: ({ setAgent }, agent) => setAgent(agent),
};
