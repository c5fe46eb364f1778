import { Key } from "selenium-webdriver";
import { expect, test } from "../test.ts";

const launcherHasFocus =
  "return document.activeElement?.shadowRoot?.activeElement?.hasAttribute('aria-expanded') ?? false";

test("by keyboard alone: open, send, land on the wrong field, mend, send, close", async ({
  site,
  visitor,
  workspace,
}) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.launcher();
  while (!(await visitor.inPage(launcherHasFocus))) await visitor.press(Key.TAB);
  await visitor.press(Key.ENTER);
  await visitor.expectForm();
  await visitor.press(..."Ada Lind", Key.TAB, ..."ada@example", Key.ENTER);
  await expect.poll(() => visitor.errorOf("Email")).toContain("Please enter an email address like name@example.com.");
  expect(await visitor.focused()).toBe("Email");
  await visitor.press(Key.END, ...".com");
  await expect.poll(() => visitor.errorOf("Email")).toBeNull();
  await visitor.press(Key.ENTER);
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  await expect.poll(() => visitor.inFrame("return document.activeElement?.localName")).toBe("h2");
  await visitor.press(Key.ESCAPE);
  await expect.poll(() => visitor.isOpen()).toBe(false);
  await expect.poll(() => visitor.inPage(launcherHasFocus)).toBe(true);
  expect(workspace.control.visitors()).toMatchObject([
    { name: "Ada Lind", visitorEmails: [{ address: "ada@example.com" }] },
  ]);
});

test("Tab goes through the form in the order of reading, to the button", async ({ site, visitor }) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.open();
  await visitor.expectForm();
  const order: string[] = [];
  while (order.at(-1) !== "Start chat" && order.length < 12) {
    await visitor.press(Key.TAB);
    order.push(await visitor.focused());
    // The choice of countries comes with the numbers' library, which is fetched now.
    if (order.at(-1)?.startsWith("Phone")) await visitor.control("Country code");
  }
  expect(order.map((name) => name.replace(/ \(.*/, ""))).toEqual([
    "Name",
    "Email",
    "Phone",
    "Country code",
    "Department",
    "Start chat",
  ]);
});

test("Escape closes a panel in which nothing was touched yet", async ({ site, visitor }) => {
  await site.open();
  await visitor.open();
  await visitor.expectForm();
  await visitor.press(Key.ESCAPE);
  await expect.poll(() => visitor.isOpen()).toBe(false);
});
