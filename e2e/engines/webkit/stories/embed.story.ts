import { expect, LISTENERS, test } from "../test.ts";

for (const [name, attributes] of [
  ["async", { async: "" }],
  ["without async", { async: null }],
  ["as a module", { async: null, type: "module", crossorigin: "" }],
] as const) {
  test(`a script tag, ${name}, brings a launcher that opens the form`, async ({ site, visitor, workspace }) => {
    await site.open({ attributes });
    expect(await visitor.isOpen()).toBe(false);
    expect(workspace.control.requests()).toEqual([]);
    await visitor.open();
    await expect.poll(() => visitor.isOpen()).toBe(true);
    await visitor.expectForm();
    await visitor.press(..."Ada");
    expect(await visitor.value("Name")).toBe("Ada");
  });
}

test("the site is told of opening and closing once each", async ({ site, visitor }) => {
  await site.open({ settings: {}, head: LISTENERS });
  await visitor.open();
  await visitor.expectForm();
  await (await visitor.button("Close")).click();
  await expect.poll(() => visitor.isOpen()).toBe(false);
  expect(await visitor.events("ready")).toHaveLength(1);
  expect(await visitor.events("open")).toHaveLength(1);
  expect(await visitor.events("close")).toHaveLength(1);
});

test("an iframe that the site wrote itself shows the form, and registers", async ({
  site,
  statics,
  visitor,
  workspace,
}) => {
  const address = `${statics.frame}?server=${encodeURIComponent(workspace.url)}&handoff=room`;
  // At the top of a page of its own: the driver misses what is in a frame that it had to scroll to.
  await site.open({
    html: `<!doctype html><title>Chat</title><iframe src="${address}" title="Chat" width="400" height="600"></iframe>`,
  });
  await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
});

test("a strict policy of the page and of the frame is violated nowhere", async ({
  site,
  statics,
  visitor,
  workspace,
}) => {
  const report = `<script src="/violations.js"></script>`;
  site.publish({
    path: "/violations.js",
    headers: { "Content-Type": "text/javascript" },
    html: `window.violations = []; addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));`,
  });
  statics.setFrameHeaders({
    "Content-Security-Policy": `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${workspace.url}; base-uri 'none'; form-action 'none'`,
  });
  await site.open({
    attributes: { "data-handoff": "room", "data-color": "#c60" },
    csp: `default-src 'none'; script-src ${statics.origin} 'self'; frame-src ${statics.origin}; style-src-elem 'self'; img-src data:`,
    head: report,
  });
  await visitor.open();
  await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(await visitor.inPage("return violations")).toEqual([]);
  // The listener hears: this is what it would have said.
  await visitor.inPage("document.body.setAttribute('style', 'color: red')");
  await expect.poll(() => visitor.inPage("return violations")).toEqual(["style-src-attr"]);
});

test("works after going back to the page", async ({ site, visitor }) => {
  const elsewhere = site.publish({ path: "/bikes" });
  await site.open();
  await visitor.open();
  await visitor.expectForm();
  await visitor.goto(elsewhere);
  await visitor.back();
  if (!(await visitor.isOpen())) await visitor.open();
  await visitor.fill({ Name: "Ada" });
  expect(await visitor.value("Name")).toBe("Ada");
});

test("away: hide leaves the launcher out while nobody is there, and the page can ask", async ({
  site,
  visitor,
  workspace,
}) => {
  const isShown = async () => (await visitor.launcher()).isDisplayed();
  workspace.control.configure({ online: false });
  await site.open({ settings: { away: "hide" } });
  await expect.poll(() => workspace.control.requests().length).toBe(1);
  expect(await visitor.inPage("return Prechat('status')")).toEqual({ enabled: true, online: false, opensAt: null });
  expect(await isShown()).toBe(false);
  workspace.control.configure({ online: true });
  expect(await visitor.inPage("return Prechat('status')")).toMatchObject({ online: true });
  await visitor.reload();
  await expect.poll(isShown).toBe(true);
});

test("a tag manager hears what happens, by the names of fields, and nothing that was typed", async ({
  site,
  visitor,
}) => {
  const pushed = async () => JSON.parse(await visitor.inPage<string>("return JSON.stringify(window.dataLayer)"));
  await site.open({ attributes: { "data-analytics": "dataLayer", "data-handoff": "room" } });
  await visitor.open();
  await visitor.fill({ Name: "Ada Lind", Email: "ada@" });
  await visitor.submit();
  await expect.poll(() => visitor.errorOf("Email")).not.toBeNull();
  await (await visitor.button("Close")).click();
  await expect.poll(() => visitor.isOpen()).toBe(false);
  await expect
    .poll(pushed)
    .toEqual([
      { event: "prechat_open" },
      { event: "prechat_field_problem", prechat_field: "email", prechat_problem: "invalidEmail" },
      { event: "prechat_abandon", prechat_field: "email" },
    ]);
  await visitor.open();
  await visitor.fill({ Email: "ada@example.com" });
  await visitor.submit();
  await expect.poll(pushed).toContainEqual({ event: "prechat_handoff" });
  expect(JSON.stringify(await pushed())).not.toMatch(/Ada|example\.com/);
});
