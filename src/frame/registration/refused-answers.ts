import type { Job } from "./job.ts";

/** The reason given for an answer that the workspace's rule for its field refused. */
export const REFUSED_VALUE = "invalid-value";

/** Keys of the answers that the visitor could correct. */
export function refusedAnswers({ failed }: Job): string[] {
  return failed.filter(({ reason }) => reason === REFUSED_VALUE).map(({ key }) => key);
}
