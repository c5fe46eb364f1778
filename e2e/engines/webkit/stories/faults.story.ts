import { expect, test } from "../test.ts";

const ADA = { Name: "Ada Lind", Email: "ada@example.com" };

/** On the frame's own site, where the frame is no third party and may keep what was begun. */
const SAME_SITE = { host: "127.0.0.1" };

test.describe("where the browser has no storage", () => {
  // WebKit's own switch: `localStorage` is null then, on the page and in the frame.
  test.override({ browserArgs: ["--enable-html5-local-storage=false"] });

  test("everything arrives once, and the visitor is told", async ({ site, visitor, workspace }) => {
    await site.open({ attributes: { "data-handoff": "room" } });
    expect(await visitor.inPage("return window.localStorage"), "storage is denied").toBeNull();
    await visitor.open();
    await visitor.fill(ADA);
    await visitor.submit();
    await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
    expect(await visitor.text()).toContain("Your browser won’t let us remember you, so we will ask again next time.");
    expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
    expect(workspace.control.rooms()).toHaveLength(1);
  });
});

test("a form that was begun is there again after a reload", async ({ site, visitor }) => {
  await site.open({ ...SAME_SITE });
  await visitor.open();
  await visitor.fill(ADA);
  await visitor.reload();
  await visitor.open();
  await expect.poll(() => visitor.value("Name")).toBe("Ada Lind");
  await expect.poll(() => visitor.value("Email")).toBe("ada@example.com");
});

test("a reload in the middle of a submission loses nothing and repeats nothing", async ({
  site,
  visitor,
  workspace,
}) => {
  // The visitor is registered, and the room never answers: that is where the page goes away.
  workspace.control.fault({ path: "livechat/room", fault: { kind: "hang" } });
  await site.open({
    ...SAME_SITE,
    settings: { handoff: "room", fields: { message: "required" } },
  });
  await visitor.open();
  await visitor.fill({ ...ADA, "How can we help?": "The chain slips." });
  await visitor.submit();
  await expect.poll(() => workspace.control.requests().map(({ path }) => path)).toContain("livechat/room");
  workspace.control.clearFaults();
  await visitor.reload();
  await visitor.open();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
  expect(workspace.control.rooms()).toHaveLength(1);
  expect(workspace.control.messages().map(({ msg }) => msg)).toEqual(["The chain slips."]);
});

test("a step that failed is said, and trying again goes on from there", async ({ site, visitor, workspace }) => {
  workspace.control.fault({ path: "livechat/room", fault: { kind: "status", status: 400, body: {} } });
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.open();
  await visitor.fill(ADA);
  await visitor.submit();
  await visitor.submit("Try again");
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toHaveLength(1);
  expect(workspace.control.rooms()).toHaveLength(1);
});
