import { By, error, Key, type WebDriver, type WebElement } from "selenium-webdriver";

/** What a visitor answers: text, a choice by its label, or a tick. */
export type Answer = string | boolean;

/** As much as it takes on a machine that is much slower than ours. */
const PATIENCE_MS = 30_000;

const CONTROLS = "input, select, textarea";

/** A visitor of the customer's page, who finds everything by the names that WebKit computes. */
export class Visitor {
  readonly #browser: WebDriver;

  constructor(browser: WebDriver) {
    this.#browser = browser;
  }

  async goto(url: string): Promise<null> {
    await this.#browser.get(url);
    return null;
  }

  async reload(): Promise<void> {
    await this.#browser.switchTo().defaultContent();
    await this.#browser.navigate().refresh();
  }

  async back(): Promise<void> {
    await this.#browser.switchTo().defaultContent();
    await this.#browser.navigate().back();
  }

  /** Runs a script in the customer's page. */
  async inPage<Result>(script: string, ...given: unknown[]): Promise<Result> {
    await this.#browser.switchTo().defaultContent();
    return this.#browser.executeScript(script, ...given);
  }

  /** Runs a script in our frame. */
  async inFrame<Result>(script: string, ...given: unknown[]): Promise<Result> {
    await this.enterFrame();
    return this.#browser.executeScript(script, ...given);
  }

  /** Details of the events with this name that the page received since it was loaded. */
  events(name: string): Promise<unknown[]> {
    return this.inPage(
      "return (window.heard ?? []).filter((one) => one.name === arguments[0]).map((one) => one.detail)",
      name,
    );
  }

  /** Waits until the form is there, and has what is typed: WebKit moves the focus to the field with the first key. */
  async expectForm(): Promise<void> {
    await this.control("Name");
    await this.#browser.wait(() => this.inFrame("return document.hasFocus()"), PATIENCE_MS, "no focus in the frame");
  }

  async launcher(): Promise<WebElement> {
    await this.#browser.switchTo().defaultContent();
    return this.#find(async () => (await (await this.#root())?.findElements(By.css("button[aria-expanded]")))?.[0]);
  }

  async isOpen(): Promise<boolean> {
    return (await (await this.launcher()).getAttribute("aria-expanded")) === "true";
  }

  /** Opens the panel by the launcher. */
  async open(): Promise<void> {
    await (await this.launcher()).click();
  }

  /** Goes where the form is; every look at it begins here, because a reload makes a new frame. */
  async enterFrame(): Promise<void> {
    await this.#browser.switchTo().defaultContent();
    const frame = await this.#find(async () => {
      const inPanel = await (await this.#root())?.findElements(By.css("iframe"));
      return inPanel?.[0] ?? (await this.#browser.findElements(By.css("iframe")))[0];
    });
    await this.#browser.switchTo().frame(frame);
  }

  /** What is to be read in the panel. */
  text(): Promise<string> {
    return this.inFrame("return document.body.innerText");
  }

  /** The heading of the screen that is shown; empty where it has none. */
  heading(): Promise<string> {
    return this.inFrame("return document.querySelector('h2')?.innerText ?? ''");
  }

  /** The control with this label; a label may end in more words, such as "(optional)". */
  async control(label: string): Promise<WebElement> {
    await this.enterFrame();
    return this.#named(CONTROLS, label);
  }

  async button(name: string): Promise<WebElement> {
    return this.named("button", name);
  }

  /** What the frame shows by this name, of the elements that the selector finds. */
  async named(css: string, name: string): Promise<WebElement> {
    await this.enterFrame();
    return this.#named(css, name);
  }

  /** Answers fields by label. */
  async fill(answers: Record<string, Answer>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) await this.#answer(label, answer);
  }

  async submit(name = "Start chat"): Promise<void> {
    await (await this.button(name)).click();
  }

  /** Presses keys wherever the focus is. */
  async press(...keys: string[]): Promise<void> {
    await this.#browser
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** The accessible name of what has the focus in our frame. */
  async focused(): Promise<string> {
    await this.enterFrame();
    // The driver calls the active element of a frame stale, when it is asked for it by its own command.
    const element = await this.#browser.executeScript<WebElement>("return document.activeElement");
    return element.getAccessibleName();
  }

  async value(label: string): Promise<string | null> {
    return (await this.control(label)).getAttribute("value");
  }

  /** What a screen reader adds to a field that is marked as wrong; `null` for one that is not. */
  async errorOf(label: string): Promise<string | null> {
    return this.#browser.executeScript(
      `const [control] = arguments;
       if (control.getAttribute("aria-invalid") !== "true") return null;
       const ids = (control.getAttribute("aria-describedby") ?? "").split(" ");
       return ids.map((id) => document.getElementById(id)?.innerText ?? "").join(" ").trim();`,
      await this.control(label),
    );
  }

  async #answer(label: string, answer: Answer): Promise<void> {
    await this.enterFrame();
    const control = await this.#named(`${CONTROLS}, fieldset, [role=radiogroup]`, label);
    const kind = (await control.getAttribute("type")) ?? (await control.getTagName());
    if (typeof answer === "boolean") {
      if ((await control.isSelected()) !== answer) await this.#click(control);
    } else if (kind === "fieldset" || kind === "div") {
      await this.#click(await this.#named("input", answer, control));
    } else if (kind.startsWith("select")) {
      await this.#choose(control, answer);
    } else {
      // Keys go to the frame only after a click has brought the focus there.
      await this.#click(control);
      if (await control.getAttribute("value")) await control.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);
      await control.sendKeys(kind === "date" ? segmentsOf(answer) : answer.replaceAll("\n", Key.ENTER));
    }
  }

  /** In the middle, where the foot of the panel does not cover it. */
  async #click(element: WebElement): Promise<void> {
    await this.#browser.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
    await element.click();
  }

  async #choose(select: WebElement, label: string): Promise<void> {
    // A choice that the workspace offers may come after the form.
    const option = await this.#find(async () => {
      for (const one of await select.findElements(By.css("option"))) if ((await one.getText()) === label) return one;
      return undefined;
    }, `the choice "${label}"`);
    await option.click();
  }

  /** The first shown element that WebKit gives this name, at its start. */
  #named(css: string, name: string, inside: WebDriver | WebElement = this.#browser): Promise<WebElement> {
    return this.#find(async () => {
      for (const element of await inside.findElements(By.css(css))) {
        const accessible = await element.getAccessibleName();
        // Not followed by a letter: "Name" is not "Names".
        const isIt = accessible.startsWith(name) && !/^\p{L}/u.test(accessible.slice(name.length));
        if (isIt && (await element.isDisplayed())) return element;
      }
      return undefined;
    }, `"${name}"`);
  }

  async #root() {
    const [host] = await this.#browser.findElements(By.css("prechat-widget"));
    return host?.getShadowRoot();
  }

  /** Looks until it is there: what is drawn anew meanwhile is looked for again. */
  #find(look: () => Promise<WebElement | undefined>, what = "it"): Promise<WebElement> {
    const seek = async () => {
      try {
        return (await look()) ?? false;
      } catch (failure) {
        if (failure instanceof error.StaleElementReferenceError) return false;
        throw failure;
      }
    };
    return this.#browser.wait(seek, PATIENCE_MS, `looked in vain for ${what}`) as Promise<WebElement>;
  }
}

/** A date field of WebKit is typed as it is shown, month, day and year; a separator goes on to the next. */
function segmentsOf(date: string): string {
  const [year, month, day] = date.split("-");
  return [month, day, year].join("-");
}
