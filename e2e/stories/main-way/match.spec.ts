import { expect, test } from "../../fixtures.ts";
import { arrival } from "../faults/everything.ts";
import { bodiesOf, callsTo, pathsOf } from "./calls.ts";
import { registerBefore, tokenOnSite } from "./known-visitor.ts";

const VICTIM = { token: "the-older-token", name: "Eva Holm", phone: "+491701234567", email: "eva@example.com" };
const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const WARNING = /\[prechat\] match: "details" lets the workspace recognise people by phone and email/;
const WELCOME_BACK = "Welcome back! Your chat is still open.";

for (const [what, typed] of [
  ["phone number, in another notation", { ...ANSWERS, Phone: "0170 1234567" }],
  ["email, in capitals", { ...ANSWERS, Email: "EVA@example.com" }],
] as const) {
  test(`whoever types somebody else's ${what}, gets a chat of their own`, async ({ site, widget, workspace, page }) => {
    const victim = await registerBefore(workspace, VICTIM);
    const opened = await fetch(`${workspace.url}/api/v1/livechat/room?token=${VICTIM.token}`);
    const { room: theirs } = (await opened.json()) as { room: { _id: string } };
    workspace.control.clearRequests();
    await site.open({ settings: { handoff: "room", phone: { defaultCountry: "DE" } } });
    await widget.open();
    await widget.fill(typed);
    await widget.submit();
    const { token, visitor, room } = await widget.expectHandedOff();

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(visitor).toMatchObject({ name: "Ada Lind" });
    expect(visitor.id).not.toBe(victim._id);
    expect(room?.id).not.toBe(theirs._id);
    expect(await widget.expectEvent("registered")).toEqual({ token, visitor });
    expect(workspace.control.visitors()).toEqual([victim, expect.objectContaining({ token, name: "Ada Lind" })]);
    expect(bodiesOf(workspace.control, "livechat/visitor")[0]).toEqual({ visitor: { token } });
    expect(JSON.stringify(callsTo(workspace.control))).not.toContain(VICTIM.token);
    expect(await tokenOnSite(page, workspace)).toBe(token);

    await page.reload();
    await widget.open();
    await expect(widget.frame.getByText(WELCOME_BACK)).toBeVisible();
    expect(widget.events("handoff").at(-1)).toMatchObject({ token, room: { id: room?.id } });
  });
}

test("a token that the workspace has forgotten is registered alone again", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await page.evaluate(([key, token]) => localStorage.setItem(key, token), [
    `prechat:token:${workspace.url}`,
    "forgotten",
  ] as const);
  const victim = await registerBefore(workspace, VICTIM);
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: VICTIM.phone });
  await widget.submit();
  const { token, visitor } = await widget.expectHandedOff();
  expect(token).toBe("forgotten");
  expect(visitor.id).not.toBe(victim._id);
  expect(pathsOf(workspace.control).filter((path) => path === "POST livechat/visitor")).toHaveLength(2);
});

test("a reload between the two calls goes on with the second", async ({ site, widget, workspace, page }) => {
  // On the frame's own site: the browser under test denies third parties the storage of their origin.
  await site.open({ host: "127.0.0.1", attributes: { "data-handoff": "room" } });
  await widget.open();
  await widget.fill(ANSWERS);
  const second = { method: "POST", path: "livechat/visitor", skip: 1 };
  workspace.control.fault({ ...second, fault: { kind: "hang" } });
  await widget.submit();
  await arrival(workspace, "livechat/visitor", 2);
  await page.reload();
  await widget.open();
  const { token } = await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ token, name: "Ada Lind" }]);
  const bodies = bodiesOf(workspace.control, "livechat/visitor") as { visitor: object }[];
  expect(bodies.map(({ visitor }) => Object.keys(visitor).length > 1)).toEqual([false, true, true]);
});

test("a workspace that names somebody else for the visitor's token leads nobody to them", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  const victim = await registerBefore(workspace, VICTIM);
  await site.open({ attributes: { "data-handoff": "room" } });
  await page.evaluate(([key, token]) => localStorage.setItem(key, token), [
    `prechat:token:${workspace.url}`,
    "own-token",
  ] as const);
  await page.route("**/livechat/config*", async (route) => {
    const response = await route.fetch();
    const { config } = (await response.json()) as { config: object };
    const room = { _id: "their-room", open: true };
    await route.fulfill({ response, json: { config: { ...config, guest: victim, room }, success: true } });
  });
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("");
  await widget.fill(ANSWERS);
  await widget.submit();
  expect(await widget.expectHandedOff()).toMatchObject({ token: "own-token", visitor: { name: "Ada Lind" } });
});

test.describe("where the site says that details are to match", () => {
  test("a visitor known by phone goes on under the older token, after a reload too", async ({
    site,
    widget,
    workspace,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(WARNING);
    workspace.control.configure({
      customFields: [
        { key: "order", label: "Order" },
        { key: "channel", label: "Channel", scope: "room" },
      ],
    });
    const older = await registerBefore(workspace, {
      token: "the-older-token",
      name: "A. Lind",
      phone: "+491701234567",
    });
    await site.open({
      settings: {
        handoff: "room",
        match: "details",
        fields: { message: "optional" },
        customFields: [
          { key: "order", label: "Order number", type: "text" },
          { key: "channel", label: "Channel", type: "hidden", defaultValue: "web", scope: "room" },
        ],
      },
    });
    await widget.open();
    await widget.fill({ ...ANSWERS, Phone: "+491701234567", "Order number": "17", "How can we help?": "Hello" });
    await widget.submit();
    const handoff = await widget.expectHandedOff();

    expect(handoff.token).toBe("the-older-token");
    expect((await widget.expectEvent("registered")).token).toBe("the-older-token");
    expect(handoff.visitor.id).toBe(older._id);
    expect(workspace.control.visitors()).toMatchObject([
      { _id: older._id, name: "Ada Lind", livechatData: { order: "17" } },
    ]);
    expect(workspace.control.rooms()).toMatchObject([{ livechatData: { channel: "web" } }]);
    expect(workspace.control.messages()).toMatchObject([{ msg: "Hello", token: "the-older-token" }]);
    const [, , ...later] = callsTo(workspace.control);
    const tokens = later.map(({ query, body }) => query.token ?? (body as { token: string }).token);
    expect(tokens).toEqual(Array(4).fill("the-older-token"));
    expect(await tokenOnSite(page, workspace)).toBe("the-older-token");

    workspace.control.clearRequests();
    await page.reload();
    await widget.open();
    await expect(widget.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
    expect(callsTo(workspace.control).map(({ path, query }) => [path, query.token])).toEqual([
      ["livechat/config", "the-older-token"],
    ]);
  });

  test("a visitor known by email is kept, and gets the new token", async ({ site, widget, workspace, page }) => {
    const older = await registerBefore(workspace, {
      token: "the-older-token",
      name: "A. Lind",
      email: "ada@example.com",
    });
    // The site vouches for the address: nobody is warned.
    await site.open({
      settings: { handoff: "room", match: "details", prefill: { email: "ada@example.com", lock: ["email"] } },
    });
    await widget.open();
    await widget.fill({ Name: "Ada Lind" });
    await widget.submit();
    const { token, visitor } = await widget.expectHandedOff();

    expect(visitor.id).toBe(older._id);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await tokenOnSite(page, workspace)).toBe(token);
    expect(workspace.control.visitors()).toMatchObject([{ _id: older._id, token, name: "Ada Lind" }]);
  });
});
