/** What pages call on the official widget, as `this` in a command and as `RocketChat.livechat`. */
export interface Livechat {
  initialize(given: Initial): void;
  setCustomField(key: string, value: unknown, overwrite?: boolean): void;
  setDepartment(department: string): void;
  clearDepartment(): void;
  setBusinessUnit(id: string): void;
  clearBusinessUnit(): void;
  registerGuest(guest?: Guest): void;
  setGuestToken(token: string): void;
  setGuestName(name: string): void;
  setGuestEmail(email: string): void;
  setTheme(theme?: Theme): void;
  setLanguage(language: string): void;
  setAgent(agent?: unknown): void;
  showWidget(): void;
  hideWidget(): void;
  maximizeWidget(): void;
  minimizeWidget(): void;
  pageVisited(change?: string): void;
  clearAllCallbacks(): void;
}

export interface Theme {
  color?: string;
  fontColor?: string;
  iconColor?: string;
  title?: string;
  offlineTitle?: string;
}

export interface Guest {
  token?: string;
  name?: string;
  email?: string;
  phone?: string;
  department?: string;
  customFields?: CustomField[];
}

export interface CustomField {
  key: string;
  value: unknown;
  overwrite?: boolean;
}

/** `initialize` takes these in the page's own order. */
export interface Initial {
  customField?: CustomField;
  setCustomFields?: CustomField[];
  theme?: Theme;
  department?: string;
  businessUnit?: string;
  guestToken?: string;
  guestName?: string;
  guestEmail?: string;
  registerGuest?: Guest;
  language?: string;
  agent?: unknown;
}

/** A page's command: `RocketChat(function () { this.setDepartment("x") })`. */
export type Command = (this: Livechat) => void;

/** `window.RocketChat`: the page's stub, which only queues, or one of the two widgets. */
export interface RocketChat {
  (command: Command): void;
  /** What the stub queued. */
  _?: Command[];
  livechat?: Livechat;
}
