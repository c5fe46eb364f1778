import { VERSION } from "../../protocol/version.ts";
import { CHECKS } from "./check-table.ts";
import type { Finding, Level } from "./finding.ts";

/** What `--json` prints. */
export interface Report {
  version: string;
  workspace: string;
  frame: string | null;
  pages: string[];
  /** 0: all is well. 1: something will fail. 2: nothing is known to fail, and not everything could be looked at. */
  exitCode: 0 | 1 | 2;
  findings: (Finding & { title: string; remedy?: string; link?: string })[];
}

const MARKS: Record<Level, string> = { ok: "✓", warning: "!", problem: "✗", unseen: "✗" };

export function createReport(places: Pick<Report, "workspace" | "frame" | "pages">, findings: Finding[]): Report {
  return {
    version: VERSION,
    ...places,
    exitCode: exitCodeOf(findings),
    findings: findings.map((finding) => {
      const { title, remedy, anchor } = CHECKS[finding.check];
      const advice = finding.level === "ok" ? {} : { remedy, link: `docs/troubleshooting.md#${anchor}` };
      return { ...finding, seen: plain(finding.seen), title, ...advice };
    }),
  };
}

function exitCodeOf(findings: Finding[]): Report["exitCode"] {
  const has = (level: Level) => findings.some((finding) => finding.level === level);
  if (has("problem")) return 1;
  return has("unseen") ? 2 : 0;
}

/** One line each. */
export function printLines({ findings }: Report): string[] {
  return findings.map(({ level, title, seen, remedy, link }) => {
    const advice = remedy ? ` → ${remedy} (${link})` : "";
    return `${MARKS[level]} ${title}: ${seen}.${advice}`;
  });
}

/** Words of a stranger's server: without what a terminal takes for a command. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}+/gu, " ").slice(0, 300);
}
