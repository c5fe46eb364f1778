import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { Control } from "../../server/index.ts";
import type { Widget } from "../../widget.ts";

const customFields = [
  {
    key: "order",
    label: "Order number",
    type: "text",
    pattern: "^\\d+$",
    help: "See [your mail](https://shop.example).",
  },
  { key: "seats", label: "Seats", type: "number" },
  { key: "since", label: "Customer since", type: "date" },
  { key: "size", label: "Size", type: "radio", options: ["Small", "Large"], required: true },
  { key: "news", label: "Send me news", type: "checkbox", required: true },
  { key: "site", label: "Website", type: "url", placeholder: "https://example.com" },
];

/** The first console complaints of a test that lets things fail. */
const FAILURES = [/Failed to load resource/, /\[prechat\] The step/, /net::ERR/];

/** Axe's own copy of the driver's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]["page"];

type AxeResults = Awaited<ReturnType<AxeBuilder["analyze"]>>;

interface Scene {
  page: Page;
  /** Whether this look is looked at in other colours, too. */
  inOtherColours: boolean;
  widget: Widget;
  control: Control;
}

type Screen = { settings?: object; before?(scene: Scene): unknown; reach(scene: Scene): Promise<unknown> };

const fillPlain = ({ widget }: Scene) => {
  const text = (name: string) => widget.frame.locator(`[name="${name}"]`);
  return text("name")
    .fill("Ada")
    .then(() => text("email").fill("ada@example.com"));
};
const send = ({ widget }: Scene) => widget.frame.locator("button.primary").click();
const heading = ({ widget }: Scene) => expect(widget.frame.getByRole("heading", { level: 2 })).toBeVisible();

/** How a visitor gets to each screen there is. The texts are in another language at times: found by their part. */
const SCREENS: Record<string, Screen> = {
  loading: {
    before: ({ control }) => control.fault({ path: "livechat/config", times: 9, fault: { kind: "hang" } }),
    reach: ({ widget }) => expect(widget.frame.getByRole("status")).toBeVisible(),
  },
  "the form, its errors, the country and the department's notice": {
    settings: { fields: { message: "required" }, customFields },
    before: ({ control }) =>
      control.configure({
        departments: [
          { _id: "dep-1", name: "Sales", online: false },
          { _id: "dep-2", name: "Support" },
        ],
      }),
    async reach(scene) {
      const { widget } = scene;
      const { frame } = widget;
      await frame.locator('[name="phone"]').focus();
      await expect(frame.getByRole("combobox")).toHaveCount(2);
      await expectNoViolationsIn(scene, "form");
      await frame.locator('[name="department"]').selectOption("dep-1");
      await expect(frame.locator("p[role=status]")).toBeVisible();
      await frame.locator('[name="order"]').fill("x");
      await send(scene);
      await expect(frame.locator('[name="name"]')).toBeFocused();
    },
  },
  submitting: {
    before: ({ control }) => control.fault({ path: "livechat/visitor", fault: { kind: "hang" } }),
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await expect(scene.widget.frame.locator("footer [role=status] p")).toBeVisible();
    },
  },
  "waiting for the rate limit": {
    before: ({ control }) => control.fault({ path: "livechat/visitor", fault: { kind: "rate-limit", seconds: 60 } }),
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await expect(scene.widget.frame.getByRole("timer")).toBeVisible();
    },
  },
  failed: {
    before: ({ control }) =>
      control.fault({ path: "livechat/visitor", fault: { kind: "status", status: 400, body: {} } }),
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await expect(scene.widget.frame.getByRole("alert")).not.toBeEmpty();
    },
  },
  "without a configuration": {
    before: ({ control }) =>
      control.fault({ path: "livechat/config", times: 20, fault: { kind: "status", status: 400, body: {} } }),
    reach: ({ widget }) => expect(widget.frame.getByRole("alert")).toBeVisible(),
  },
  "handed off, and asked whether to delete everything": {
    settings: { startOver: "erase" },
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await heading(scene);
      await expectNoViolationsIn(scene, "handed off");
      await scene.widget.frame.locator("button.link").click();
      await expect(scene.widget.frame.locator("#delete-question")).toBeVisible();
    },
  },
  "in the queue, with what was sent": {
    before({ control }) {
      control.configure({
        licensed: true,
        routing: "manual",
        waitingQueue: { statistics: true, message: "", averageChatSeconds: 120 },
      });
      control.addToQueue(2);
    },
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await expect(scene.widget.frame.getByText(/3|٣/)).toBeVisible();
      await scene.widget.frame.locator("summary").click();
      await expect(scene.widget.frame.getByText("ada@example.com")).toBeVisible();
    },
  },
  "a domain that was meant, and hours when nobody is there": {
    settings: {
      hours: { timeZone: "UTC", week: { mon: ["09:00-12:00"], wed: ["09:00-12:00"], fri: ["09:00-12:00"] } },
    },
    before: ({ control }) => control.configure({ online: false, settings: { displayOfflineForm: true } }),
    async reach({ widget }) {
      await widget.frame.locator('[name="email"]').fill("ada@gmial.com");
      await widget.frame.locator('[name="message"]').focus();
      await expect(widget.frame.getByRole("button", { name: "gmail.com" })).toBeVisible();
    },
  },
  "the form for later": {
    before: ({ control }) => control.configure({ online: false }),
    async reach(scene) {
      await expect(scene.widget.frame.locator('[name="message"]')).toBeVisible();
      await send(scene);
      await expect(scene.widget.frame.locator('[name="name"]')).toBeFocused();
      await expectNoViolationsIn(scene, "errors");
      await fillPlain(scene);
      await scene.widget.frame.locator('[name="message"]').fill("The chain slips.");
      await send(scene);
      await heading(scene);
    },
  },
  "away without a form": {
    before: ({ control }) => control.configure({ online: false, settings: { displayOfflineForm: false } }),
    reach: heading,
  },
  "switched off": {
    before: ({ control }) => control.configure({ enabled: false }),
    reach: ({ widget }) => expect(widget.frame.getByRole("status")).not.toHaveText(/…/),
  },
  consent: {
    before: ({ control }) =>
      control.configure({
        settings: { forceAcceptDataProcessingConsent: true },
        messages: { dataProcessingConsentText: "We keep [this](https://shop.example)." },
      }),
    async reach(scene) {
      await fillPlain(scene);
      await send(scene);
      await expect(scene.widget.frame.locator("#consent-agree")).toBeFocused();
      await expectNoViolationsIn(scene, "missing");
      await scene.widget.frame.locator("#consent-agree").click();
    },
  },
};

const LOOKS = {
  "light, dark and forced colours": { settings: {} },
  "right to left on a phone": { settings: { locale: "ar" }, viewport: { width: 360, height: 640 } },
} as const;

for (const [look, { settings, ...rest }] of Object.entries(LOOKS)) {
  test(`axe finds nothing to object to in ${look}`, async ({ site, widget, workspace, page, consoleGuard }) => {
    test.setTimeout(240_000);
    consoleGuard.allow(...FAILURES);
    if ("viewport" in rest) await page.setViewportSize(rest.viewport);
    const { control } = workspace;
    for (const [name, screen] of Object.entries(SCREENS)) {
      await test.step(name, async () => {
        // What the last scene still tries is not this one's.
        await page.goto("about:blank");
        control.reset();
        const scene = { page, widget, control, inOtherColours: !("viewport" in rest) };
        await screen.before?.(scene);
        await site.open({ settings: { handoff: "room", storage: "none", ...settings, ...screen.settings } });
        if (name === "loading") await expectNoViolationsIn(scene, "launcher");
        await widget.open();
        await screen.reach(scene);
        await expectNoViolationsIn(scene, name);
      });
    }
  });
}

test("axe finds nothing to object to when a visitor comes back", async ({ site, widget, page }) => {
  await site.open({ settings: { handoff: "room", prefill: { name: "Ada", email: "ada@example.com" } } });
  await widget.open();
  await widget.submit();
  await widget.expectHandedOff();
  await page.reload();
  await widget.open();
  await expect(widget.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
  await expectNoViolations(page, "returning");
});

test("axe would object: it sees into the frame, and faint text in the dark", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await takeScheme({ page, widget }, "dark");
  await widget.field("Email").evaluate(({ id }) => {
    const label = document.querySelector<HTMLElement>(`label[for="${id}"]`);
    if (label) label.style.color = "#555";
  });
  expect(await colourViolations(page)).toMatchObject([{ rule: "color-contrast" }]);
  await widget.field("Name").evaluate((input) => document.querySelector(`label[for="${input.id}"]`)?.remove());
  expect((await violations(page)).map(({ rule }) => rule)).toContain("label");
});

/** What a visitor's system asks for, and a site. The light one is what there is when neither does. */
const SCHEMES = {
  dark: { media: { colorScheme: "dark" }, set: { theme: "dark", color: "#ffd400" } },
  "forced colours": { media: { colorScheme: null, forcedColors: "active" }, set: { theme: "light", color: "#1d4ed8" } },
  light: { media: { forcedColors: null }, set: { theme: "light", color: "#1d4ed8" } },
} as const;

/** In other colours nothing is another than before but the colours: the light ones are looked at for the rest. */
async function expectNoViolationsIn(scene: Scene, where: string): Promise<void> {
  await expectNoViolations(scene.page, where);
  if (!scene.inOtherColours) return;
  for (const scheme of ["dark", "forced colours", "light"] as const) {
    await takeScheme(scene, scheme);
    if (scheme !== "light") expect(await colourViolations(scene.page), `${where}, ${scheme}`).toEqual([]);
  }
}

async function takeScheme({ page, widget }: Pick<Scene, "page" | "widget">, name: keyof typeof SCHEMES): Promise<void> {
  const { media, set } = SCHEMES[name];
  await page.emulateMedia(media);
  await page.evaluate((set) => window.Prechat?.("set", set), set);
  if ((await widget.iframe.count()) === 0) return;
  const root = widget.frame.locator("html");
  await expect(root).toHaveAttribute("data-theme", set.theme);
  await expect(root).toHaveCSS("--accent", set.color);
}

async function expectNoViolations(page: Page, where: string): Promise<void> {
  expect(await violations(page), where).toEqual([]);
}

interface Violation {
  rule: string;
  at: string[];
}

/** What axe objects to in the widget and everything in it. The page around it is the customer's. */
async function violations(page: Page): Promise<Violation[]> {
  await stillColours(page);
  const { violations } = await new AxeBuilder({ page: page as unknown as AxePage })
    .include("prechat-widget")
    // Every rule runs; only the long lists of what is right are left out.
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations.map(reported);
}

/** The same of what is decided by colours, with the axe that the last look at everything left in page and frame. */
async function colourViolations(page: Page): Promise<Violation[]> {
  await stillColours(page);
  const looks = page.frames().map(async (frame) => {
    const { violations } = await frame.evaluate(
      (root) => {
        const { axe } = window as unknown as { axe: { run(root: string, options: object): Promise<AxeResults> } };
        return axe.run(root, { runOnly: ["color-contrast", "link-in-text-block"], iframes: false });
      },
      frame === page.mainFrame() ? "prechat-widget" : "html",
    );
    return violations.map(reported);
  });
  return (await Promise.all(looks)).flat();
}

/** Colours on their way from one to another are nobody's colours. */
async function stillColours(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

function reported({ id, nodes }: AxeResults["violations"][number]): Violation {
  return { rule: id, at: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`) };
}
