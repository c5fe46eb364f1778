import { FIELD_CHECKS } from "./fields/facts.ts";
import { FRAME_CHECKS } from "./frame/facts.ts";
import { PAGE_CHECKS } from "./page/facts.ts";
import { WORKSPACE_CHECKS } from "./workspace/facts.ts";

/** Every check there is, in the order in which they are shown. */
export const CHECKS = {
  ...WORKSPACE_CHECKS,
  ...FRAME_CHECKS,
  ...PAGE_CHECKS,
  ...FIELD_CHECKS,
} as const;

export type CheckId = keyof typeof CHECKS;
