/** The name a subject has in results, and its page's address. */
export type SubjectName = "none" | "official" | "ours" | `ours-${string}`;

/** Origins, or addresses, of what a page embeds. */
export interface Addresses {
  /** Our files. */
  statics: string;
  /** The same, compressed with brotli. */
  brotli: string;
  /** Our files as `npx prechat pin` wrote them, with a snapshot. */
  pinned: string;
  /** Our files on the workspace's own origin. */
  beside: string;
  /** The workspace. */
  server: string;
}

/** A path of selectors: each is looked for inside the element before it, through its open shadow root. */
export type Path = string[];

/** A page with a widget on it, and where the widget's parts are found. */
export interface Subject {
  name: SubjectName;
  /** What stands in the page's body. */
  embed(addresses: Addresses): string;
  /** In the page for ours, in the frame for the official widget. */
  launcher: { isInFrame: boolean; path: Path } | null;
  iframe: Path;
}

/** The official widget's frame, which both lead to, and what the visitor writes into there. */
export const CHAT_WINDOW: Path = ["#rocketchat-iframe"];
export const COMPOSER = '[contenteditable="true"]';

const OURS = {
  launcher: { isInFrame: false, path: ["prechat-widget", "button"] },
  iframe: ["prechat-widget", "iframe"],
};

const tag = (statics: string, server: string, more = ' data-handoff="room"') =>
  `<script async src="${statics}/prechat.js" data-server="${server}"${more}></script>`;

/** The page alone: what is subtracted from what a page with a widget has. */
export const NONE: Subject = { name: "none", embed: () => "", launcher: null, iframe: [] };

/** Page, static host and workspace are three origins. */
export const PRECHAT: Subject = { name: "ours", ...OURS, embed: ({ statics, server }) => tag(statics, server) };

export const PRECHAT_IDLE: Subject = {
  name: "ours-idle",
  ...OURS,
  embed: ({ statics, server }) => tag(statics, server, ' data-handoff="room" data-preload="idle"'),
};

/** With the handoff that is the default: the visitor goes on in the official widget's window. */
export const PRECHAT_LIVECHAT: Subject = {
  name: "ours-livechat",
  ...OURS,
  embed: ({ statics, server }) => tag(statics, server, ""),
};

/** The same from a pinned folder, whose document names the files of the official widget. */
export const PRECHAT_PINNED_LIVECHAT: Subject = {
  name: "ours-pinned-livechat",
  ...OURS,
  embed: ({ pinned, server }) => tag(pinned, server, ""),
};

/** Ours in other circumstances, each beside the usual one. */
export const VARIANTS: (Subject & { title: string })[] = [
  { title: "as above: gzip, a static host of its own", ...PRECHAT },
  variant("brotli", "compressed with brotli", ({ brotli }) => brotli),
  variant("beside", "our files on the workspace's own origin", ({ beside }) => beside),
  variant("pinned", "pinned, with a snapshot (`npx prechat pin`)", ({ pinned }) => pinned),
];

function variant(name: string, title: string, statics: (addresses: Addresses) => string) {
  const embed = (addresses: Addresses) => tag(statics(addresses), addresses.server);
  return { name: `ours-${name}` as const, title, ...OURS, embed };
}

/** The snippet that Rocket.Chat gives its administrators, and the callback that says that the visitor is known. */
export const OFFICIAL: Subject = {
  name: "official",
  launcher: { isInFrame: true, path: ['button[class*="screen__chat-button"]'] },
  iframe: CHAT_WINDOW,
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
