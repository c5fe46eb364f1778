import type { Stage } from "./stage.ts";

/** The name a subject has in tables and results. */
export type SubjectName = "none" | "ours" | "official" | "ours-idle";

/** A path of selectors: each is looked for inside the element before it, through its open shadow root. */
export type Path = string[];

/** A page with a widget on it, and where the widget's parts are found. */
export interface Subject {
  name: SubjectName;
  /** What stands in the page's body. */
  embed(stage: Pick<Stage, "statics" | "server">): string;
  /** In the page for ours, in the frame for the official widget. */
  launcher: { isInFrame: boolean; path: Path } | null;
  iframe: Path;
  /** What the visitor can write into once all is handed over; left out, the page is told by an event. */
  composer?: string;
}

const OURS = {
  launcher: { isInFrame: false, path: ["prechat-widget", "button"] },
  iframe: ["prechat-widget", "iframe"],
};

const tag = (statics: string, server: string, more = "") =>
  `<script async src="${statics}/prechat.js" data-server="${server}" data-handoff="room"${more}></script>`;

/** The page alone: what is subtracted from what a page with a widget has. */
export const NONE: Subject = { name: "none", embed: () => "", launcher: null, iframe: [] };

/** Page, static host and workspace are three origins. */
export const PRECHAT: Subject = { name: "ours", ...OURS, embed: ({ statics, server }) => tag(statics, server) };

export const PRECHAT_IDLE: Subject = {
  name: "ours-idle",
  ...OURS,
  embed: ({ statics, server }) => tag(statics, server, ' data-preload="idle"'),
};

/** The snippet that Rocket.Chat gives its administrators, and the callback that says that the visitor is known. */
export const OFFICIAL: Subject = {
  name: "official",
  launcher: { isInFrame: true, path: ['button[class*="screen__chat-button"]'] },
  iframe: ["#rocketchat-iframe"],
  composer: '[contenteditable="true"]',
  embed: ({ server }) => `<script>
(function(w, d, s, u) {
  w.RocketChat = function(c) { w.RocketChat._.push(c) }; w.RocketChat._ = []; w.RocketChat.url = u;
  var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
  j.async = true; j.src = u + '/rocketchat-livechat.min.js?_=201903270000';
  h.parentNode.insertBefore(j, h);
})(window, document, 'script', '${server}/livechat');
RocketChat(function() {
  this.onPrechatFormSubmit(function() { dispatchEvent(new CustomEvent('prechat:registered')) });
});
</script>`,
};
