import { readOptions } from "../read-options.ts";
import { UsageError } from "../usage-error.ts";
import { readAddress, readServer } from "../web-address.ts";
import { diagnose } from "./diagnose.ts";
import { printLines } from "./report.ts";

const HELP = `Usage: prechat doctor WORKSPACE [--page URL…] [--frame URL] [--json]

Looks at a workspace, at the host of the widget's files and at pages with the widget, and says what will not work, and
where to set it right. It changes nothing. What it checks: docs/doctor.md.

  WORKSPACE     address of the workspace, as in server (data-server)
  --page URL    a page with the widget; may be given more than once
  --frame URL   address of frame/index.html; without it, where the first page's tag says
  --json        one object instead of lines

It ends with 0 when all is well, 1 when something will fail, 2 when it could not look.`;

/** `prechat doctor`. @returns The exit code. */
export async function runDoctor(args: string[]): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      page: { type: "string", multiple: true },
      frame: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [workspace, ...others] = positionals;
  if (!workspace || others.length > 0) throw new UsageError(`One workspace is needed.\n\n${HELP}`);
  const report = await diagnose({
    workspace: readServer("WORKSPACE", workspace),
    pages: (values.page ?? []).map((page) => readAddress("--page", page)),
    frame: values.frame ? readAddress("--frame", values.frame) : null,
  });
  console.log(values.json ? JSON.stringify(report, null, 2) : printLines(report).join("\n"));
  return report.exitCode;
}
