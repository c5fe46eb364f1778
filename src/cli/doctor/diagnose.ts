import { checkFrame } from "./frame/check-frame.ts";
import { lookAtFrame } from "./frame/look.ts";
import { createReport, type Report } from "./report.ts";
import { checkWorkspace } from "./workspace/check-workspace.ts";
import { lookAtWorkspace } from "./workspace/look.ts";
import { checkEncryption } from "./workspace/reach.ts";

/** What is to be looked at. */
export interface Places {
  /** Without a slash at the end. */
  workspace: string;
  frame: URL | null;
  pages: URL[];
}

/** Asks each server, and tells what was seen. */
export async function diagnose({ workspace, frame, pages }: Places): Promise<Report> {
  const [view, host] = await Promise.all([
    lookAtWorkspace({ server: workspace, frameOrigin: frame?.origin ?? null }),
    frame && lookAtFrame(frame, pages[0]?.origin ?? null),
  ]);
  const findings = [
    ...checkEncryption(workspace, frame ? [frame, ...pages] : pages),
    ...checkWorkspace(view),
    ...(host ? checkFrame(host, workspace, pages) : []),
  ];
  return createReport({ workspace, frame: frame?.href ?? null, pages: pages.map(({ href }) => href) }, findings);
}
