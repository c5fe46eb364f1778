import { expect, test } from "../../fixtures.ts";

/** What may be followed, and what stays text, however it is written. */
const SAFE = [
  "https://www.example.com/help",
  "HTTPS://www.example.com/help",
  "http://www.example.com/help",
  "mailto:help@example.com",
  "MailTo:help@example.com",
  "tel:+4930901820",
  "TEL:+4930901820",
];
const UNSAFE = [
  "javascript:hit=1",
  "JaVaScRiPt:hit=1",
  "java\tscript:hit=1",
  "java\nscript:hit=1",
  "\u0001javascript:hit=1",
  "\u00a0javascript:hit=1",
  "java\u0000script:hit=1",
  "javascript&colon;hit=1",
  "data:text/html,<script>hit=1</script>",
  "DATA:text/html;base64,PHNjcmlwdD5oaXQ9MTwvc2NyaXB0Pg==",
  "vbscript:hit=1",
  "VbScript:hit=1",
  "file:///etc/passwd",
  "FILE:///etc/passwd",
  "blob:https://www.example.com/1",
  "ftp://www.example.com/1",
  "//www.example.com/1",
  "/relative",
  "\u0001https://www.example.com/1",
  "ht\ttps://www.example.com/1",
];

/** A text with a link to each, named by its place and number: "greeting 0", "greeting 1", … */
const linkText = (place: string) =>
  [...SAFE, ...UNSAFE].map((target, index) => `[${place} ${index}](${target})`).join(" ") +
  " <a href='javascript:hit=1'>markup</a> <img src=x onerror=hit=1>";

const departments = [...SAFE, ...UNSAFE].map((target, index) => ({
  _id: `dep-${index}`,
  name: `[department ${index}](${target})`,
}));

test("makes links of web, mail and phone addresses only, wherever a text comes from", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  workspace.control.configure({
    departments,
    settings: { forceAcceptDataProcessingConsent: true },
    messages: { registrationFormMessage: linkText("greeting"), dataProcessingConsentText: linkText("consent") },
  });
  await site.open({
    settings: {
      fields: { email: { presence: "optional", help: linkText("field") } },
      customFields: [{ key: "plan", label: "Plan", type: "text", help: linkText("custom") }],
      texts: { title: "[title](https://www.example.com/)", submit: "[submit](javascript:hit=1)" },
    },
  });
  await widget.open();
  await expect(widget.button("[submit](javascript:hit=1)")).toBeVisible();
  const frame = widget.frame.locator("html");
  const links = await frame.locator("a").evaluateAll((all) =>
    (all as HTMLAnchorElement[]).map((link) => ({
      name: link.textContent,
      href: link.getAttribute("href"),
      protocol: link.protocol,
      target: link.target,
      rel: link.rel,
    })),
  );
  const expected = ["greeting", "field", "custom", "consent"].flatMap((place) =>
    SAFE.map((href, index) => ({
      name: `${place} ${index}`,
      href,
      protocol: `${href.split(":")[0]?.toLowerCase()}:`,
      target: "_blank",
      rel: "noopener noreferrer",
    })),
  );
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
  expect(links.sort(byName)).toEqual(expected.sort(byName));

  // The others are there, as text, and so is markup.
  for (const place of ["greeting", "field", "custom", "consent"]) {
    for (let index = SAFE.length; index < SAFE.length + UNSAFE.length; index++) {
      await expect(widget.frame.getByText(new RegExp(`${place} ${index}\\b`))).toBeVisible();
    }
  }
  await expect(widget.frame.getByText("<img src=x onerror=hit=1>")).toHaveCount(4);
  await expect(frame.locator("img[src=x], script:not([src])")).toHaveCount(0);
  // A name is a name, also in brackets.
  const names = await widget.field("Department").locator("option[value^=dep-]").allTextContents();
  expect(names).toHaveLength(departments.length);
  expect(names[0]).toBe(departments[0]?.name);
  await expect(widget.frame.getByRole("heading", { name: "[title](https://www.example.com/)" })).toBeVisible();
  for (const root of [frame, page.locator("html")]) expect(await root.evaluate(() => "hit" in window)).toBe(false);
});

const ANSWERS = {
  Name: "Zebulon Quine",
  Email: "zq@private.example",
  Phone: "+49 30 23125777",
  Department: "Support",
  "How can we help?": "My umbrella drips.",
  Contract: "K-4711-zulu",
};
/** Parts of the answers that are nowhere else, in every way that an address or a log may write them. */
const SECRETS = ["zebulon", "quine", "zq@", "zq%40", "private.example", "23125777", "umbrella", "4711"];

test.describe("what the visitor typed", () => {
  test.use({ serverOptions: { workspace: { customFields: [{ key: "contract", label: "Contract" }] } } });

  test("is in no address, title, log or error, and the token only where the workspace asks for it", async ({
    site,
    widget,
    page,
    context,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.expect(/\[prechat\] The step "visitor" failed/, /\[prechat\] The step "room" failed/);
    consoleGuard.allow(/Failed to load resource|\[prechat\]/);
    const urls: string[] = [];
    const logs: string[] = [];
    context.on("request", (request) => urls.push(request.url()));
    context.on("console", (message) => logs.push(message.text()));
    const titles = async () => [await page.title(), await widget.frame.locator("html").evaluate(() => document.title)];
    const seenTitles: string[] = [];

    // A workspace that says the answers again when it refuses them, with a code and without one.
    const refuse = (error: string) => ({ kind: "status", status: 400, body: { success: false, error } }) as const;
    const repeated = "ZQ@private.example, +493023125777 or Zebulon Quine is not welcome";
    workspace.control.fault(
      { path: "livechat/visitor", method: "POST", fault: refuse(`${repeated} [error-not-welcome]`) },
      { path: "livechat/visitor", method: "POST", fault: refuse(repeated) },
      { path: "livechat/room", fault: refuse("no-room") },
    );
    await site.open({
      settings: {
        handoff: "room",
        fields: { phone: "optional", message: "optional" },
        customFields: [
          { key: "contract", label: "Contract", type: "text" },
          { key: "unknown", label: "Unknown", type: "hidden", defaultValue: "a key that the workspace refuses" },
        ],
      },
    });
    await widget.open();
    await widget.fill(ANSWERS);
    seenTitles.push(...(await titles()));
    await widget.submit();
    for (const steps of [["visitor"], ["visitor", "visitor"], ["visitor", "visitor", "room"]]) {
      await expect.poll(() => widget.events("error").map(({ step }) => step)).toEqual(steps);
      seenTitles.push(...(await titles()));
      await widget.button("Try again").click();
    }
    const { token, visitor } = await widget.expectHandedOff();
    expect(visitor.name).toBe("Zebulon Quine");
    expect(workspace.control.messages()).toMatchObject([{ msg: "My umbrella drips." }]);
    seenTitles.push(...(await titles()));
    // As a visitor who is known, the token goes out with the first request.
    await page.reload();
    await widget.open();
    await expect.poll(() => urls.filter((url) => url.includes(`config?token=${token}`))).toHaveLength(1);
    seenTitles.push(...(await titles()));

    const said = { urls, logs, titles: seenTitles, errors: widget.events("error") };
    expect(urls.length).toBeGreaterThan(10);
    expect(logs.filter((line) => line.includes("is not welcome"))).toEqual([
      '[prechat] The step "visitor" failed (rejected): …, … or … is not welcome.',
    ]);
    for (const [where, what] of Object.entries(said)) {
      const text = decodeURIComponent(JSON.stringify(what)).toLowerCase();
      for (const secret of SECRETS) expect(text, where).not.toContain(secret);
    }
    const tokens = new Set([token, ...workspace.control.requests().flatMap(tokensOf)]);
    for (const known of tokens) {
      const spread = urls.filter((url) => url.includes(known));
      for (const url of spread) expect(url).toMatch(askedFor(workspace.url, known));
      expect(JSON.stringify({ ...said, urls: [] })).not.toContain(known);
    }
  });
});

/** Every token that a request carried, in its query or in its body. */
function tokensOf({ query, body }: { query: Record<string, string>; body: unknown }): string[] {
  const given = Object(body) as { token?: string; visitor?: { token?: string } };
  return [query.token, given.token, given.visitor?.token].filter((token) => token !== undefined);
}

/** The calls of the workspace's API that know the visitor by what is in their address. */
function askedFor(server: string, token: string): RegExp {
  const call = `(config|room)\\?(.*&)?token=${token}(&|$)|visitor/${token}$|message/[^?]*\\?(.*&)?token=${token}(&|$)`;
  return new RegExp(`^${server.replaceAll(/[.]/g, "\\.")}/api/v1/livechat/(${call})`);
}
