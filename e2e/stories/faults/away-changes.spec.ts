import { expect, test } from "../../fixtures.ts";
import { arrival } from "./everything.ts";

const ANSWERS = { Name: "Ada", Email: "ada@example.com", "Your message": "The chain slips." };
const THANKS = "Thank you. We will answer by email.";

type Prechat = (command: string, given?: object) => void;

test.use({ serverOptions: { workspace: { online: false } } });
test.beforeEach(({ consoleGuard }) => consoleGuard.allow(/Failed to load resource/));

test("settings that change while the message for later is written leave it as it is, in the new language", async ({
  site,
  widget,
  workspace,
}) => {
  await site.open();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.page.evaluate(() =>
    (window as unknown as { Prechat: Prechat }).Prechat("set", { locale: "de", theme: "dark" }),
  );
  await expect(widget.button("Senden")).toBeVisible();
  await expect(widget.frame.locator("[name=message]")).toHaveAccessibleName("Ihre Nachricht");
  await expect(widget.frame.locator("[name=message]")).toHaveValue(ANSWERS["Your message"]);
  await widget.submit("Senden");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  expect(workspace.control.offlineMessages()).toMatchObject([{ name: "Ada", message: "The chain slips." }]);
});

test("a panel that is opened again while the message is sent goes on sending it", async ({
  site,
  widget,
  workspace,
}) => {
  await widget.page.clock.install();
  workspace.control.fault({ path: "livechat/offline.message", fault: { kind: "rate-limit", seconds: 5 } });
  await site.open();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit("Send");
  await arrival(workspace, "livechat/offline.message");
  await expect(widget.frame.getByRole("timer")).toBeVisible();
  await widget.button("Close").click();
  await widget.open();
  await expect(widget.frame.getByRole("timer")).toBeVisible();
  await widget.page.clock.fastForward(5_000);
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  expect(workspace.control.offlineMessages()).toHaveLength(1);
  const paths = workspace.control.requests().map(({ path }) => path);
  expect(paths.filter((path) => path === "livechat/config")).toHaveLength(1);
});

test("a message whose answer is lost is not sent again by itself: it would be mailed twice", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "message" failed \(unavailable/);
  workspace.control.fault({ path: "livechat/offline.message", fault: { kind: "empty" } });
  await site.open();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit("Send");
  await expect(widget.button("Try again")).toBeVisible();
  await expect(widget.field("Your message")).toHaveValue(ANSWERS["Your message"]);
  expect(workspace.control.offlineMessages()).toHaveLength(1);
  await widget.submit("Try again");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
});
