import { checkFields } from "./fields/check-fields.ts";
import { type Administrator, lookAtFields } from "./fields/look.ts";
import type { Finding } from "./finding.ts";
import { checkFrame } from "./frame/check-frame.ts";
import { lookAtFrame } from "./frame/look.ts";
import { type JsonObject, objectsIn, textOf } from "./look/json-value.ts";
import { checkPage } from "./page/check-page.ts";
import { lookAtPage, type PageView } from "./page/look.ts";
import { createReport, type Report } from "./report.ts";
import { checkWorkspace } from "./workspace/check-workspace.ts";
import { checkPatterns, type PatternOf } from "./workspace/fields.ts";
import { configOf, lookAtWorkspace } from "./workspace/look.ts";
import { checkEncryption } from "./workspace/reach.ts";
import { tryVisitor } from "./workspace/try-visitor.ts";

/** What is to be looked at. */
export interface Places {
  /** Without a slash at the end. */
  workspace: string;
  /** Where it is not told, it is where the first page's tag says. */
  frame: URL | null;
  pages: URL[];
  administrator: Administrator | null;
  /** Whether a visitor may be registered, to be erased again. */
  isTried: boolean;
}

/** Asks each server, and tells what was seen. */
export async function diagnose(places: Places): Promise<Report> {
  const { workspace: server, administrator, isTried } = places;
  const pages = await Promise.all(places.pages.map(lookAtPage));
  const frame = places.frame ?? pages.find((page) => page.frame)?.frame ?? null;
  const addresses = pages.map(({ url }) => url);
  const [workspace, host] = await Promise.all([
    lookAtWorkspace({ server, frameOrigin: frame?.origin ?? null }),
    frame && lookAtFrame(frame, addresses[0]?.origin ?? null, server),
  ]);
  const around = { server, config: workspace.config, frame: host?.document ?? null };
  const asked = {
    bySite: pages.flatMap(fieldsOn),
    byWorkspace: objectsIn(configOf(workspace.config)?.customFields),
  };
  const findings: Finding[] = [
    ...checkEncryption(server, frame, addresses),
    ...checkWorkspace(workspace),
    ...(host ? checkFrame(host, server, addresses) : []),
    ...pages.flatMap((page) =>
      [...checkPage(page, around), ...checkOwnPatterns(page)].map((finding) => ({ ...finding, page: page.url.href })),
    ),
    ...(administrator ? checkFields(await lookAtFields(server, administrator), asked) : []),
    ...(isTried ? await tryVisitor(server, frame?.origin ?? null) : []),
  ];
  return createReport({ workspace: server, frame: frame?.href ?? null, pages: addresses.map(String) }, findings);
}

/** Where the page has none, the workspace's line says enough. */
function checkOwnPatterns(page: PageView): Finding[] {
  const patterns = patternsIn(fieldsOn(page));
  return patterns.length > 0 ? checkPatterns(patterns) : [];
}

/** Those that the site sets by itself. */
function fieldsOn({ settings }: PageView): JsonObject[] {
  return objectsIn(settings.values.customFields);
}

function patternsIn(fields: JsonObject[]): PatternOf[] {
  return fields.flatMap(({ key, pattern }) =>
    textOf(pattern) ? [{ key: textOf(key), pattern: textOf(pattern) }] : [],
  );
}
