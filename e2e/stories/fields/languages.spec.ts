import { expect, test } from "../../fixtures.ts";

type Prechat = (...given: unknown[]) => void;
const LOCALE_CHUNK = /frame\/assets\/[a-z]{2}(-[A-Z]{2})?-[^/]*\.js$/;

test.describe("the first language that there is", () => {
  for (const [name, site_, browser, workspaceLanguage, expected] of [
    ["the setting", { attributes: { "data-locale": "fr" }, lang: "de" }, "it-IT", "es", "fr"],
    ["the page's", { lang: "de-AT" }, "it-IT", "es", "de"],
    ["the browser's", { lang: "" }, "it-IT", "es", "it"],
    ["the workspace's", { lang: "xx" }, "tlh", "es", "es"],
    ["English", { lang: "" }, "tlh", "tlh", "en"],
    [
      "the one after one that doesn't exist",
      { attributes: { "data-locale": "xx-YY" }, lang: "nn" },
      "it-IT",
      "es",
      "nb",
    ],
    ["Brazil's Portuguese", { attributes: { "data-locale": "pt" } }, "en-US", "en", "pt-BR"],
    ["Chinese in the traditional script", { attributes: { "data-locale": "zh-HK" } }, "en-US", "en", "zh-TW"],
  ] as const) {
    test.describe(() => {
      test.use({ locale: browser });
      test(`is ${name}`, async ({ site, widget, workspace }) => {
        workspace.control.configure({ settings: { language: workspaceLanguage } });
        await site.open(site_);
        await widget.open();
        await expect(widget.frame.locator('[name="name"]')).toBeVisible();
        await expect(widget.frame.locator("html")).toHaveAttribute("lang", expected);
      });
    });
  }
});

test("one language is fetched, and no other", async ({ site, widget, statics }) => {
  await site.open({ attributes: { "data-locale": "de" } });
  await widget.open();
  await expect(widget.button("Chat starten").or(widget.frame.locator("button.primary"))).toBeVisible();
  const chunks = statics.requests.filter((path) => LOCALE_CHUNK.test(path));
  expect(chunks).toEqual([expect.stringMatching(/\/de-/)]);
});

for (const locale of ["ar", "fa", "he"]) {
  test(`${locale} is laid out from right to left`, async ({ site, widget }) => {
    await site.open({ attributes: { "data-locale": locale } });
    await widget.open();
    await expect(widget.frame.locator('[name="name"]')).toBeFocused();
    await expect(widget.frame.locator("html")).toHaveAttribute("dir", "rtl");
    const close = await widget.frame.locator("header button").boundingBox();
    const title = await widget.frame.getByRole("heading", { level: 1 }).boundingBox();
    expect(close?.x).toBeLessThan(title?.x ?? 0);
    // A number is written from left to right everywhere.
    await expect(widget.frame.locator('[name="phone"]')).toHaveCSS("direction", "ltr");
  });
}

test("another language keeps what was typed, and the focus", async ({ site, widget, page }) => {
  await site.open({
    settings: { customFields: [{ key: "since", label: "Since", type: "date", min: "2024-01-15" }] },
  });
  await widget.open();
  await widget.fill({ Name: "Ada", Since: "2023-01-01", Phone: "030 901820" });
  await expect(widget.field("Country code")).toBeVisible();
  await widget.field("Email").focus();
  await widget.expectError("Since", "Jan 15, 2024");
  await page.evaluate(() => (window as unknown as { Prechat: Prechat }).Prechat("set", { locale: "de" }));
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "de");
  await expect(widget.frame.locator('[name="name"]')).toHaveValue("Ada");
  await expect(widget.frame.locator('[name="phone"]')).toHaveValue("030 901820");
  await expect(widget.frame.locator('[name="email"]')).toBeFocused();
  await widget.expectError("Since", "15.01.2024");
  await expect(widget.frame.locator("select option", { hasText: "Deutschland" })).toHaveCount(1);
});

test("texts are the site's for every language, or for one", async ({ site, widget, page }) => {
  await site.open({
    settings: {
      texts: { submit: "Go", "de:submit": "Los", "de:title": "Fragen?", greeting: "Hi [you](https://a.example)" },
    },
  });
  await widget.open();
  const title = widget.frame.getByRole("heading", { level: 1 });
  await expect(widget.button("Go")).toBeVisible();
  await expect(title).toHaveText("Need help?");
  await expect(widget.frame.getByRole("link", { name: "you" })).toBeVisible();
  await page.evaluate(() => (window as unknown as { Prechat: Prechat }).Prechat("set", { locale: "de" }));
  await expect(widget.button("Los")).toBeVisible();
  await expect(title).toHaveText("Fragen?");
});

test("a text for a language reaches its regions, and one for a region wins", async ({ site, widget, page }) => {
  const texts = { submit: "Go", "pt:submit": "Ir", "pt:title": "Olá", "pt-BR:title": "Oi" };
  await site.open({ settings: { locale: "pt", texts } });
  await widget.open();
  const title = widget.frame.getByRole("heading", { level: 1 });
  await expect(widget.button("Ir")).toBeVisible();
  await expect(title).toHaveText("Oi");
  await page.evaluate(() => (window as unknown as { Prechat: Prechat }).Prechat("set", { locale: "pt-PT" }));
  await expect(title).toHaveText("Olá");
});

test("dates and numbers are written as the wanted region writes them", async ({ site, widget }) => {
  const customFields = [
    { key: "since", label: "Since", type: "date", min: "2024-01-15" },
    { key: "sum", label: "Sum", type: "number", max: 5000 },
  ];
  await site.open({ settings: { locale: "en-IN", customFields, texts: { submit: "Go" } } });
  await widget.open();
  await widget.fill({ Since: "2023-01-01", Sum: "500000" });
  await widget.submit("Go");
  await widget.expectError("Since", "15 Jan 2024");
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "en");
});

test("title, greeting and colour are the workspace's unless the site sets them", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({ theme: { title: "Ask us", color: "#7a1fa2" } });
  await site.open();
  await widget.open();
  await expect(widget.frame.getByRole("heading", { level: 1 })).toHaveText("Ask us");
  await expect(widget.frame.getByText("Please tell us who you are, then we can start.")).toBeVisible();
  await expect(widget.button("Start chat")).toHaveCSS("background-color", "rgb(122, 31, 162)");
  await site.open({ settings: { color: "#ffd400", texts: { title: "Talk", greeting: "Hello" } } });
  await widget.open();
  await expect(widget.frame.getByRole("heading", { level: 1 })).toHaveText("Talk");
  await expect(widget.frame.getByText("Hello")).toBeVisible();
  await expect(widget.button("Start chat")).toHaveCSS("background-color", "rgb(255, 212, 0)");
  await expect(widget.button("Start chat")).toHaveCSS("color", "rgb(0, 0, 0)");
});
