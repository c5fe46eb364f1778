import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { EVENT_NAMES, type EventName, type PrechatEvents } from "../src/protocol/events.ts";

/** Name of the function that carries the page's events to the test. */
const REPORT_BINDING = "reportPrechatEvent";

/** What a visitor answers: text, a choice by its label, or a tick. */
export type Answer = string | boolean;

/** The widget on one page, with a visitor's verbs. Everything is found by role and label. */
export class Widget {
  readonly page: Page;
  /** Our one element on the customer's page. */
  readonly host: Locator;
  readonly launcher: Locator;
  readonly iframe: Locator;
  readonly frame: FrameLocator;
  readonly #events: { name: string; detail: unknown }[];

  private constructor(page: Page, events: { name: string; detail: unknown }[], host: Locator, frame?: FrameLocator) {
    this.page = page;
    this.#events = events;
    this.host = host;
    // By its state, not its name, which is localized.
    this.launcher = host.getByRole("button").and(page.locator("[aria-expanded]"));
    this.iframe = host.locator("iframe");
    this.frame = frame ?? host.frameLocator("iframe");
  }

  /** Attach before the page is opened: the events of the first moment are collected too. */
  static async on(page: Page): Promise<Widget> {
    const events: { name: string; detail: unknown }[] = [];
    await page.exposeFunction(REPORT_BINDING, (name: string, detail: unknown) => void events.push({ name, detail }));
    await page.addInitScript(
      ({ names, binding }) => {
        const report = (window as unknown as Record<string, (name: string, detail: unknown) => void>)[binding];
        for (const name of names) {
          addEventListener(`prechat:${name}`, (event) => report?.(name, (event as CustomEvent).detail));
        }
      },
      { names: EVENT_NAMES, binding: REPORT_BINDING },
    );
    return new Widget(page, events, page.locator("prechat-widget").first());
  }

  /** Without the page's events: where the driver's way to hear of them is broken, or would break something. */
  static deafOn(page: Page): Widget {
    return new Widget(page, [], page.locator("prechat-widget").first());
  }

  /** Another widget of the same page, by its place in the document. */
  nth(index: number): Widget {
    return new Widget(this.page, this.#events, this.page.locator("prechat-widget").nth(index));
  }

  /** The form in an iframe that the page wrote itself, without the loader. */
  direct(selector = "iframe"): Widget {
    return new Widget(this.page, this.#events, this.host, this.page.frameLocator(selector));
  }

  /** Opens the panel by the launcher and waits until it can be used, and stands where it will stay. */
  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.launcher).toHaveAttribute("aria-expanded", "true");
    await expect(this.frame.locator("body")).toBeVisible();
    const moving = () => this.host.evaluate(({ shadowRoot }) => shadowRoot?.getAnimations().length);
    await expect.poll(moving, "animations of the panel").toBe(0);
  }

  /** Closes the panel from inside, with the Escape key. */
  async close(): Promise<void> {
    // From a control: the frame's body is there before the app that listens.
    await this.frame.locator("header button").press("Escape");
    await expect(this.launcher).toHaveAttribute("aria-expanded", "false");
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole("button", { name, exact: true });
  }

  /** The control with this label; a label may end in more words, such as "(optional)". */
  field(label: string | RegExp): Locator {
    return this.frame.getByLabel(startsWith(label)).and(this.frame.locator("input, select, textarea"));
  }

  /** Several controls under one label: radio buttons. */
  group(label: string | RegExp): Locator {
    const name = startsWith(label);
    return this.frame.getByRole("radiogroup", { name }).or(this.frame.getByRole("group", { name })).first();
  }

  /** Answers fields by label: a choice by the text it is shown with, a checkbox by true or false. */
  async fill(answers: Record<string, Answer>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) await this.#answer(label, answer);
  }

  async submit(name: string | RegExp = "Start chat"): Promise<void> {
    await this.button(name).click();
  }

  /** The field is marked wrong, and this text is what a screen reader adds to it. */
  async expectError(label: string | RegExp, text: string | RegExp): Promise<void> {
    const control = await this.#control(label);
    await expect(control).toHaveAttribute("aria-invalid", "true");
    await expect(control).toHaveAccessibleDescription(contains(text));
  }

  async expectNoError(label: string | RegExp): Promise<void> {
    await expect(await this.#control(label)).not.toHaveAttribute("aria-invalid", "true");
  }

  /** The site was told, and the form is gone. */
  async expectHandedOff(): Promise<PrechatEvents["handoff"]> {
    const detail = await this.expectEvent("handoff");
    await expect(this.button("Start chat")).toBeHidden();
    return detail;
  }

  /** Details of the events with this name that the page received so far, also before a reload. */
  events<Name extends EventName>(name: Name): PrechatEvents[Name][] {
    return this.#events.flatMap((event) => (event.name === name ? [event.detail as PrechatEvents[Name]] : []));
  }

  /** Waits for the first event with this name and returns its detail. */
  async expectEvent<Name extends EventName>(name: Name): Promise<PrechatEvents[Name]> {
    await expect.poll(() => this.events(name).length, `a prechat:${name} event`).toBeGreaterThan(0);
    return this.events(name)[0] as PrechatEvents[Name];
  }

  async #answer(label: string, answer: Answer): Promise<void> {
    const field = this.field(label);
    if (typeof answer === "boolean") return field.setChecked(answer);
    const group = this.group(label);
    const kind = await field
      .or(group)
      .first()
      .evaluate((control) => control.getAttribute("type") ?? control.localName);
    if (kind === "fieldset" || kind === "div") return group.getByLabel(answer, { exact: true }).check();
    if (kind === "select") return void (await field.selectOption({ label: answer }));
    // Stock Firefox's driver appends to what such a field holds, where the others replace it.
    if ((kind === "email" || kind === "number") && (await field.inputValue())) await field.clear();
    return field.fill(answer);
  }

  async #control(label: string | RegExp): Promise<Locator> {
    const field = this.field(label);
    await expect(field.or(this.group(label)).first()).toBeVisible();
    return (await field.count()) > 0 ? field : this.group(label);
  }
}

function startsWith(label: string | RegExp): RegExp {
  // Not followed by a letter: "Name" is not "Names".
  return typeof label === "string" ? new RegExp(`^\\s*${escapePattern(label)}(?!\\p{L})`, "u") : label;
}

function contains(text: string | RegExp): RegExp {
  return typeof text === "string" ? new RegExp(escapePattern(text)) : text;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
