import { expect, test } from "../../fixtures.ts";
import { bodiesOf, pathsOf } from "./calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const QUEUED = { name: "You’re in the queue" };

test('"event" leaves the room to the site', async ({ site, widget, workspace }) => {
  await site.open({ attributes: { "data-handoff": "event" } });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  const { room, token } = await widget.expectHandedOff();

  expect(room).toBeNull();
  expect(workspace.control.visitors()).toMatchObject([{ token, name: "Ada Lind" }]);
  expect(workspace.control.rooms()).toEqual([]);
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "POST livechat/visitor", "POST livechat/visitor"]);
  await expect(widget.frame.getByText("Thank you! We have your details.")).toBeVisible();
});

test('"event" leaves the visitor\'s message to the site, with the room', async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "event", fields: { message: "optional" } } });
  await widget.open();
  await widget.fill({ ...ANSWERS, "How can we help?": "The chain slips." });
  await widget.submit();
  expect(await widget.expectHandedOff()).toMatchObject({ room: null, message: "The chain slips." });
  expect(workspace.control.messages()).toEqual([]);
});

test('"event" says which answers need the room that is not there yet', async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/customFields\.channel: the workspace did not store it \(no-room\)/);
  workspace.control.configure({ customFields: [{ key: "channel", label: "Channel", scope: "room" }] });
  const channel = { key: "channel", label: "Channel", type: "text", scope: "room" };
  await site.open({ settings: { handoff: "event", customFields: [channel] } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Channel: "Web" });
  await widget.submit();
  const { customFields } = await widget.expectHandedOff();
  expect(customFields.saved).toEqual([]);
  expect(customFields.failed.map(({ key }) => key)).toEqual(["channel"]);
});

test('"room" opens it, says what happens next, and tells the site in order', async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const name of ["ready", "open", "submit", "registered", "handoff", "error"]) {
      addEventListener(`prechat:${name}`, () => seen.push(name));
    }
  });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  const { room, visitor } = await widget.expectHandedOff();

  await expect(widget.frame.getByRole("heading", QUEUED)).toBeFocused();
  await expect(widget.frame.getByText("Your request has reached our team.")).toBeVisible();
  const [stored] = workspace.control.rooms();
  expect(room).toEqual({ id: stored?._id, isNew: true });
  expect(stored?.v._id).toBe(visitor.id);
  expect(visitor).toEqual({
    id: workspace.control.visitors()[0]?._id,
    username: "guest-1",
    name: "Ada Lind",
    email: "ada@example.com",
    phone: "",
    department: "",
  });
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toEqual(["ready", "open", "submit", "registered", "handoff"]);
});

test("left to itself it opens the room too, and stays on the last screen where there is nothing to go on to", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  // This workspace has no Livechat widget of its own.
  consoleGuard.allow(/rocketchat-livechat\.min\.js/);
  consoleGuard.expect(/\[prechat\] http.*\/livechat did not start/);
  await site.open();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  const { room } = await widget.expectHandedOff();
  expect(room?.id).toBe(workspace.control.rooms()[0]?._id);
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  await expect(widget.frame.getByRole("alert")).toContainText("its window could not be loaded");
});

test("a workspace whose form is off asks nothing: opening the panel registers the visitor", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({ settings: { registrationForm: false } });
  await site.open({ attributes: { "data-handoff": "room" } });
  expect(workspace.control.requests()).toEqual([]);
  await widget.open();
  const { room } = await widget.expectHandedOff();
  expect(room?.isNew).toBe(true);
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "POST livechat/visitor", "GET livechat/room"]);
  const [body] = bodiesOf(workspace.control, "livechat/visitor") as { visitor: object }[];
  expect(Object.keys(body?.visitor ?? {})).toEqual(["token"]);
});

test("with the form off, what the site knows is sent all the same", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    settings: { registrationForm: false },
    customFields: [{ key: "plan", label: "Plan" }],
  });
  await site.open({
    settings: {
      handoff: "room",
      prefill: { name: "Ada Lind", department: "Sales", customFields: { plan: "pro" } },
      customFields: [{ key: "plan", label: "Plan", type: "text" }],
    },
  });
  await widget.open();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([
    { name: "Ada Lind", department: "dep-sales", livechatData: { plan: "pro" } },
  ]);
});

test("with the form off, fields that the site sets are asked", async ({ site, widget, workspace }) => {
  workspace.control.configure({ settings: { registrationForm: false } });
  await site.open({ settings: { handoff: "room", fields: { name: "required" } } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind" });
  await expect(widget.field("Email")).toHaveCount(0);
  expect(workspace.control.visitors()).toEqual([]);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
});

test("the workspace's switches decide which built-in fields are asked", async ({ site, widget, workspace }) => {
  workspace.control.configure({ settings: { emailFieldRegistrationForm: false } });
  await site.open({ attributes: { "data-handoff": "room" } });
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
  await expect(widget.field("Phone")).toBeVisible();
  await expect(widget.field("Email")).toHaveCount(0);
  await expect(widget.field("How can we help?")).toHaveCount(0);
});

test("a workspace whose Livechat is off says so, and asks nothing", async ({ site, widget, workspace }) => {
  workspace.control.configure({ enabled: false });
  await site.open();
  await widget.open();
  await expect(widget.frame.getByText("Chat is switched off at the moment.")).toBeVisible();
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
});
