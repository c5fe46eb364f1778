import { UsageError } from "../../hosting/usage-error.ts";
import { readAddress, readServer } from "../../hosting/web-address.ts";
import { readOptions } from "../read-options.ts";
import { diagnose } from "./diagnose.ts";
import { printLines } from "./report.ts";

const HELP = `Usage: prechat doctor WORKSPACE [--page URL…] [--frame URL] [--user ID --token TOKEN] [--try] [--json]

Looks at a workspace, at the host of the widget's files and at pages with the widget, and says what will not work, and
where to set it right. It changes nothing, but with --try. What it checks: docs/doctor.md.

  WORKSPACE     address of the workspace, as in server (data-server)
  --page URL    a page with the widget; may be given more than once
  --frame URL   address of frame/index.html; without it, where the first page's tag says
  --user ID, --token TOKEN
                of an administrator, for a look at custom fields; also PRECHAT_USER and PRECHAT_TOKEN
  --try         registers a visitor without a room, and erases them again
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
      user: { type: "string" },
      token: { type: "string" },
      try: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [workspace, ...others] = positionals;
  if (workspace === undefined || others.length > 0) throw new UsageError(`One workspace is needed.\n\n${HELP}`);
  const { user = process.env.PRECHAT_USER, token = process.env.PRECHAT_TOKEN } = values;
  if (Boolean(user) !== Boolean(token)) throw new UsageError("--user and --token go together.");
  // Before it does; and not among the answers, which a program may read.
  if (values.try) console.error("Registers a visitor without a room in the workspace, and erases them again.");
  const report = await diagnose({
    workspace: readServer("WORKSPACE", workspace),
    pages: (values.page ?? []).map((page) => readAddress("--page", page)),
    frame: values.frame === undefined ? null : readAddress("--frame", values.frame),
    administrator: user && token ? { user, token } : null,
    isTried: values.try === true,
  });
  console.log(values.json ? JSON.stringify(report, null, 2) : printLines(report).join("\n"));
  return report.exitCode;
}
