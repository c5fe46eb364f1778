import type { FrameLocator, Locator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";

/*
 * A browser that translates the page puts elements in the place of the text nodes, each with the translation in it:
 * what drew the page finds its text nodes no more. Chrome's `<font>` is known for what it does to frameworks.
 */

const settings = {
  handoff: "room",
  fields: { message: "optional" },
  consent: { version: "1" },
  customFields: [
    { key: "topic", label: "Topic", type: "select", options: ["Order", "Return"] },
    {
      key: "size",
      label: "Size",
      type: "radio",
      options: ["S", "M"],
      help: "See [our table](https://www.example.com).",
    },
    { key: "terms", label: "I agree", type: "checkbox", required: true },
  ],
};

test.use({
  serverOptions: { workspace: { customFields: ["topic", "size", "terms"].map((key) => ({ key, label: key })) } },
});

type Prechat = (command: string, given?: object) => void;

/** Does to every text in the frame what Chrome's translation does; the translation is the text in brackets. */
function translate(frame: FrameLocator): Promise<void> {
  return frame.locator("body").evaluate((body) => {
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (texts.nextNode()) {
      const { nodeValue, parentElement } = texts.currentNode;
      if (nodeValue?.trim() && parentElement?.localName !== "font") found.push(texts.currentNode);
    }
    for (const text of found) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `[${text.nodeValue}]`;
      outer.append(inner);
      text.parentNode?.replaceChild(outer, text);
    }
  });
}

/** What the form says, without the brackets. */
async function said(widget: Widget): Promise<string> {
  return (await widget.frame.locator("form").innerText()).replaceAll(/[[\]]/g, "");
}

async function speakGerman(widget: Widget): Promise<void> {
  const set = () => (window as unknown as { Prechat: Prechat }).Prechat("set", { locale: "de" });
  await widget.page.evaluate(set);
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "de");
}

const failure = (widget: Widget): Locator => widget.frame.getByRole("alert");

test("a translated form is filled in, corrected and sent like any other", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  consoleGuard.expect(/\[prechat\] The step "room" failed/);
  const body = { success: false, error: "error-app-prevented" };
  workspace.control.fault({ path: "livechat/room", fault: { kind: "status", status: 400, body } });
  await site.open({ settings });
  await widget.open();
  await translate(widget.frame);
  await widget.button("[Start chat]").click();
  await widget.expectError(/Name/, "Please fill in “Name”.");
  await translate(widget.frame);
  await widget.fill({ "[Email]": "ada@gmial.com", "[Name]": "Ada Lind" });
  await widget.expectNoError(/Name/);
  await widget.button("Did you mean gmail.com?").click();
  await widget.field(/Topic/).selectOption("Return");
  await widget.field(/I agree/).check();
  await widget.button("[I agree]").click();
  await translate(widget.frame);
  await widget.button("[Start chat]").click();
  await expect(failure(widget)).toHaveText(/The chat did not accept this/);
  await translate(widget.frame);
  await widget.button("[Try again]").click();
  await widget.expectHandedOff();
  await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
  expect(workspace.control.visitors()).toMatchObject([
    {
      name: "Ada Lind",
      visitorEmails: [{ address: "ada@gmail.com" }],
      livechatData: { topic: "Return", terms: "true" },
    },
  ]);
});

test("no text of a translated form stays behind when the language changes", async ({ site, widget }) => {
  const show = async () => {
    await site.open({ settings });
    await widget.open();
    await widget.submit();
    await widget.expectError("Email", /./);
  };
  await show();
  await speakGerman(widget);
  await expect(widget.button("Chat starten")).toBeVisible();
  const untranslated = await said(widget);
  await show();
  await translate(widget.frame);
  await speakGerman(widget);
  await expect(widget.button("Chat starten")).toBeVisible();
  await expect.poll(() => said(widget)).toBe(untranslated);
});
