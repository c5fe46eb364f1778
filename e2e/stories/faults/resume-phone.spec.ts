import { expect, test } from "../../fixtures.ts";
import { arrival } from "./everything.ts";

const settings = { handoff: "room", phone: { defaultCountry: "DE" }, fields: { name: "optional", email: "required" } };

test.beforeEach(({ consoleGuard }) => consoleGuard.allow(/Failed to load resource/));

test("a reload in the middle goes on with a phone number as the visitor wrote it, and a name that is left empty", async ({
  site,
  widget,
  workspace,
}) => {
  await site.open({ host: "127.0.0.1", settings });
  await widget.open();
  await widget.fill({ Email: "ada@example.com", Phone: "030 901820" });
  workspace.control.fault({ path: "livechat/room", fault: { kind: "hang" } });
  await widget.submit();
  await arrival(workspace, "livechat/room");
  await widget.page.reload();
  // The visitor is known by now, by a name that nobody typed.
  await widget.open();
  await expect(widget.frame.getByRole("heading", { level: 2 })).toBeVisible();
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+4930901820" }] }]);
  expect(workspace.control.rooms()).toHaveLength(1);
  const posts = workspace.control.requests().filter(({ path, preflight }) => path === "livechat/visitor" && !preflight);
  // The token alone, and the details: neither again.
  expect(posts).toHaveLength(2);
});
