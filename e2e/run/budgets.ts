/**
 * What visitors download at most, in bytes after gzip: what is, and a little more, so that growth is a decision.
 * `docs/benchmark.md` promises the same.
 */
export const BUDGETS = {
  /** The aim is 3.0 kB. The quick check of every setting by its table is a sixth of it. */
  loader: 4_400,
  /** The page's side of the panel, fetched beside the frame at the first intent. */
  panel: 7_700,
  /**
   * With the largest locale. The aim is 32 kB, and 40 to the handoff. Of what is too much, the texts of a locale are
   * 0.5 kB, custom fields 2.2, the check of every setting in the frame 2, what is bounded and suggested in the form 3,
   * one visit's lifetime and its situations 3, a form from the document's snapshot 0.4, and 4 more follow the form.
   */
  untilForm: 48_000,
  /** After the form is there, and before anybody has filled it in. */
  untilHandoff: 65_000,
  /** The way into the workspace's own widget, after a registration whose handoff is "livechat". */
  livechat: 1_100,
  /** Only for pages whose settings are more than the quick check vouches for, or change. */
  check: 3_600,
  /** Only for pages that ask whether somebody is there, or show nothing when nobody is. */
  status: 1_500,
  /** Only for pages that ask for the official widget's API. */
  compat: 3_000,
};
