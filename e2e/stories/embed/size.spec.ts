import { expect, test } from "../../fixtures.ts";

/** A form in the page is as high as what it shows, where that was asked for: `data-mode="inline"`, `mode=inline`. */

test("an inline form grows and shrinks with its content", async ({ site, widget }) => {
  await site.open({
    settings: {
      mode: "inline",
      target: "#form",
      customFields: [
        { key: "topic", label: "Topic", type: "select", options: ["Sales", "Repair"] },
        { key: "story", label: "Story", type: "textarea", visibleWhen: { field: "topic", equals: "Repair" } },
      ],
    },
    body: '<div id="form" style="width: 400px"></div>',
  });
  await expect(widget.field("Topic")).toBeVisible();
  // Browsers draw no frame that is out of sight, and so measure none.
  await widget.iframe.scrollIntoViewIfNeeded();
  const height = async () => (await widget.iframe.boundingBox())?.height ?? 0;
  const content = () =>
    widget.frame.locator(".panel").evaluate((panel) => Math.ceil(panel.getBoundingClientRect().height));
  await expect.poll(async () => (await height()) - (await content())).toBe(0);
  const short = await height();
  await widget.fill({ Topic: "Repair" });
  await expect.poll(height).toBeGreaterThan(short);
  await expect.poll(async () => (await height()) - (await content())).toBe(0);
  await widget.fill({ Topic: "Sales" });
  await expect.poll(height).toBe(short);
});

test("a direct iframe tells its height to a page that asks for it, also late", async ({
  site,
  widget,
  page,
  statics,
  workspace,
}) => {
  const server = encodeURIComponent(workspace.url);
  for (const [query, isAsked] of [
    ["&mode=inline", true],
    ["", false],
  ] as const) {
    await site.open({
      script: "none",
      body: `<iframe title="Chat" width="400" src="${statics.frame}?server=${server}${query}"></iframe>`,
    });
    const form = widget.direct();
    await expect(form.field("Name")).toBeVisible();
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await page.evaluate((origin) => {
      const frame = document.querySelector("iframe") as HTMLIFrameElement;
      const { port1, port2 } = new MessageChannel();
      const types: string[] = [];
      Object.assign(window, { types });
      port1.onmessage = ({ data }) => {
        types.push(data.type);
        if (data.type === "resize") frame.style.height = `${data.height}px`;
      };
      frame.contentWindow?.postMessage({ prechat: 1, type: "connect" }, origin, [port2]);
      port1.postMessage({ type: "prefill", id: 1, prefill: {} });
    }, statics.origin);
    const types = () => page.evaluate(() => (window as unknown as { types: string[] }).types);
    if (isAsked) await expect.poll(types).toContain("resize");
    await expect.poll(types).toContain("identified");
    if (!isAsked) expect(await types()).not.toContain("resize");
    if (!isAsked) continue;
    const frame = page.locator("iframe");
    const content = () =>
      form.frame.locator(".panel").evaluate((panel) => Math.ceil(panel.getBoundingClientRect().height));
    await expect
      .poll(async () => (await frame.evaluate((element) => element.clientHeight)) - (await content()))
      .toBe(0);
    expect(await content()).toBeGreaterThan(200);
  }
});
