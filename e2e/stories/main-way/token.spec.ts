import { expect, test } from "../../fixtures.ts";
import { startServer } from "../../server/index.ts";
import { bodiesOf } from "./calls.ts";
import { tokenOnSite } from "./known-visitor.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const atRoom = { "data-handoff": "room" };

test("the token is 43 url-safe characters, and on the site before the workspace first hears it", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  const keptBefore: (string | null)[] = [];
  await page.route("**/api/v1/livechat/visitor", async (route) => {
    if (route.request().method() === "POST") keptBefore.push(await tokenOnSite(page, workspace));
    await route.continue();
  });
  await site.open({ attributes: atRoom });
  await widget.open();
  expect(await tokenOnSite(page, workspace), "nothing is kept of a visitor who only looks").toBeNull();
  await widget.fill(ANSWERS);
  await widget.submit();
  const { token } = await widget.expectHandedOff();

  expect(token).toMatch(/^[\w-]{43}$/);
  expect(keptBefore).toEqual([token, token]);
  expect(workspace.control.visitors().map((visitor) => visitor.token)).toEqual([token]);
});

test("a connection that drops leaves the visitor with one token for every further try", async ({
  site,
  widget,
  workspace,
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  consoleGuard.expect(/\[prechat\] The step "visitor" failed \(unavailable\)/);
  workspace.control.fault({ method: "POST", path: "livechat/visitor", times: 100, fault: { kind: "drop-before" } });
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await expect(widget.frame.getByRole("alert")).toHaveText(/can’t be reached right now/);
  const kept = await tokenOnSite(page, workspace);
  expect(kept).toMatch(/^[\w-]{43}$/);
  await expect(widget.field("Name")).toHaveValue("Ada Lind");

  workspace.control.clearFaults();
  await widget.submit("Try again");
  expect((await widget.expectHandedOff()).token).toBe(kept);
  const sent = bodiesOf(workspace.control, "livechat/visitor") as { visitor: { token: string } }[];
  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent.map(({ visitor }) => visitor.token))).toEqual(new Set([kept]));
});

test("every workspace gets a token of its own", async ({ site, widget, workspace, page }) => {
  const other = await startServer({ host: "localhost", limits: false, workspace: { cors: true } });
  try {
    for (const { url } of [workspace, other]) {
      await site.open({ attributes: { ...atRoom, "data-server": url } });
      await widget.open();
      await widget.fill(ANSWERS);
      await widget.submit();
      await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
    }
    const [here, there] = [await tokenOnSite(page, workspace), await tokenOnSite(page, other)];
    expect(here).not.toBe(there);
    expect(workspace.control.visitors().map(({ token }) => token)).toEqual([here]);
    expect(other.control.visitors().map(({ token }) => token)).toEqual([there]);
  } finally {
    await page.goto("about:blank");
    await other.close();
  }
});
