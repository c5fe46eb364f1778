import { createReport, type Report } from "./report.ts";
import { checkWorkspace } from "./workspace/check-workspace.ts";
import { lookAtWorkspace } from "./workspace/look.ts";
import { checkEncryption } from "./workspace/reach.ts";

/** What is to be looked at. */
export interface Places {
  /** Without a slash at the end. */
  workspace: string;
  frame: URL | null;
}

/** Asks each server, and tells what was seen. */
export async function diagnose({ workspace, frame }: Places): Promise<Report> {
  const view = await lookAtWorkspace({ server: workspace, frameOrigin: frame?.origin ?? null });
  const findings = [...checkEncryption(workspace, frame ? [frame] : []), ...checkWorkspace(view)];
  return createReport({ workspace, frame: frame?.href ?? null, pages: [] }, findings);
}
