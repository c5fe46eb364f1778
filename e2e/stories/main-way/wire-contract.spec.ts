import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../../fixtures.ts";
import type { LoggedRequest } from "../../server/index.ts";
import { answers, settings, workspaceOptions } from "../faults/everything.ts";
import { namesIn, takeCalls, writtenHeaders, writtenRequests } from "./wire.ts";

const CONTRACT = join(import.meta.dirname, "wire-contract.md");

const INTRODUCTION = `# What the widget sends

Every request of the widget to the workspace, below \`/api/v1/\`, step by step. \`wire-contract.spec.ts\` compares it
with what really arrives; after a change that is meant, \`WRITE_WIRE_CONTRACT=1 npx playwright test -c e2e
wire-contract\` writes it anew, and the review shows what changed. In braces: what is another in each run.
`;

const PERSON = { Name: "Ada Lind", Email: "ada@example.com" };
const FORM = {
  ...settings,
  fields: { ...settings.fields, phone: "required", department: "required" },
};

test.use({ serverOptions: { workspace: workspaceOptions } });

test("the widget sends what the contract says, and nothing else", async ({
  site,
  statics,
  widget,
  workspace,
  consoleGuard,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "the contract is the widget's, not the browser's");
  consoleGuard.allow(/Failed to load resource/, /\[prechat\]/);
  const { control } = workspace;
  const places = { site: new URL(site.origin).host, "frame's origin": statics.origin };
  const written: string[] = [INTRODUCTION];
  const all: LoggedRequest[] = [];

  async function way(title: string, steps: [step: string, take: () => Promise<unknown>][]) {
    written.push(`## ${title}\n`);
    for (const [step, take] of steps) {
      await take();
      const calls = await takeCalls(control);
      all.push(...calls);
      written.push(`### ${step}\n`, `\`\`\`\n${writtenRequests(calls, namesIn(control, places))}\n\`\`\`\n`);
    }
  }
  const handedOff = (count: number) => expect.poll(() => widget.events("handoff").length).toBe(count);
  const asked = (path: string) =>
    expect.poll(() => control.requests().some((request) => request.path === path && !request.preflight)).toBe(true);
  const askedForDepartment = () =>
    expect.poll(() => control.requests().some(({ query }) => query.department)).toBe(true);
  const openWith = (given: object) => async () => {
    await site.open({ settings: given });
    await widget.open();
    await asked("livechat/config");
  };

  await way("A new visitor", [
    ["The page is opened", () => site.open({ settings: FORM })],
    [
      "The panel is opened",
      async () => {
        await widget.open();
        await expect(widget.field("Name")).toBeVisible();
      },
    ],
    [
      "A department is chosen",
      async () => {
        await widget.fill({ Department: "Support" });
        await askedForDepartment();
      },
    ],
    [
      "The form is sent",
      async () => {
        await widget.fill({ ...answers, Phone: "+49 170 1234567" });
        await widget.submit();
        await handedOff(1);
      },
    ],
  ]);

  await way("The visitor comes back", [
    [
      "While the chat is open",
      async () => {
        await openWith(FORM)();
        await handedOff(2);
      },
    ],
    [
      "After it was closed",
      async () => {
        control.agentClose(control.rooms()[0]?._id ?? "");
        await openWith(FORM)();
        await expect(widget.field("Name")).toHaveValue(PERSON.Name);
        await askedForDepartment();
      },
    ],
  ]);

  control.reset();
  await way("The workspace refuses an answer", [
    [
      "The form is sent",
      async () => {
        control.configure({
          customFields: [{ key: "order", label: "Order", regexp: "^FW-" }, ...workspaceOptions.customFields.slice(1)],
        });
        await openWith({ ...settings, storage: "none" })();
        await widget.fill({ ...answers, "Order number": "4711" });
        await widget.submit();
        await widget.expectError("Order number", "This answer was not accepted.");
      },
    ],
    [
      "The answer is corrected and sent again",
      async () => {
        await widget.fill({ "Order number": "FW-4711" });
        await widget.submit();
        await handedOff(3);
      },
    ],
  ]);

  control.reset();
  await way("Nobody is online", [
    [
      "The panel is opened",
      async () => {
        control.configure({ online: false });
        await openWith({ handoff: "room", storage: "none" })();
        await expect(widget.field("Your message")).toBeVisible();
      },
    ],
    [
      "The message for later is sent",
      async () => {
        await widget.fill({ ...PERSON, Department: "Sales", "Your message": "Call me back." });
        await widget.submit("Send");
        await expect(widget.frame.getByRole("heading", { name: "Message sent" })).toBeVisible();
      },
    ],
  ]);

  control.reset();
  await way("The site lets the workspace recognise people by phone and email", [
    [
      "The form is sent",
      async () => {
        await openWith({ handoff: "room", storage: "none", match: "details" })();
        await widget.fill(PERSON);
        await widget.submit();
        await handedOff(4);
      },
    ],
  ]);

  control.reset();
  await way("The site takes over before the room", [
    [
      "The form is sent",
      async () => {
        await openWith({ handoff: "event", storage: "none" })();
        await widget.fill(PERSON);
        await widget.submit();
        await handedOff(5);
      },
    ],
  ]);

  written.push("## Headers\n", `\`\`\`\n${writtenHeaders(all, namesIn(control, places))}\n\`\`\`\n`);
  const text = written.join("\n");
  if (process.env.WRITE_WIRE_CONTRACT) await writeFile(CONTRACT, text);
  expect(text).toBe(await readFile(CONTRACT, "utf8"));
});
