import { Key } from "selenium-webdriver";
import { expect, test } from "../test.ts";

test("what is wrong is said under its field, and the first of it gets the focus", async ({
  site,
  visitor,
  workspace,
}) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.open();
  await visitor.fill({ Email: "ada@example" });
  await visitor.submit();
  await expect.poll(() => visitor.errorOf("Name")).toContain("Please fill in “Name”.");
  expect(await visitor.errorOf("Email")).toContain("Please enter an email address like name@example.com.");
  expect(await visitor.focused()).toBe("Name");
  expect(workspace.control.visitors()).toEqual([]);

  await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await expect.poll(() => visitor.errorOf("Name")).toBeNull();
  await expect.poll(() => visitor.errorOf("Email")).toBeNull();
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
});

test("a phone number is formatted while it is typed, and sent as E.164", async ({ site, visitor, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { defaultCountry: "DE" } } });
  await visitor.open();
  await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await (await visitor.control("Phone")).click();
  await expect.poll(() => visitor.value("Country code")).toBe("DE");
  await (await visitor.control("Phone")).sendKeys("03090182");
  await expect.poll(() => visitor.value("Phone")).toBe("030 90182");
  // In the middle, where a careless formatter sends the cursor to the end.
  await visitor.press(Key.ARROW_LEFT, Key.ARROW_LEFT, "7", "8");
  await expect.poll(() => visitor.value("Phone")).toBe("030 9017882");
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+49309017882" }] }]);
});

test("nothing is sent before the visitor agrees", async ({ site, visitor, workspace }) => {
  workspace.control.configure({
    settings: { forceAcceptDataProcessingConsent: true },
    messages: { dataProcessingConsentText: "We store what you write for a year." },
  });
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.open();
  await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await visitor.submit();
  await expect.poll(() => visitor.focused()).toBe("I agree");
  expect(await visitor.text()).toContain("We need your agreement before we can send this.");
  expect(workspace.control.visitors()).toEqual([]);

  await (await visitor.button("I agree")).click();
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
});

for (const locale of ["ar", "he"]) {
  test(`in ${locale} everything is laid out from right to left`, async ({ site, visitor }) => {
    await site.open({ attributes: { "data-locale": locale } });
    await visitor.open();
    await expect.poll(() => visitor.inFrame("return document.dir")).toBe("rtl");
    await expect.poll(() => visitor.inFrame("return document.querySelector('[name=phone]') !== null")).toBe(true);
    // The page gives the focus to the frame when it hears that it is ready.
    await expect.poll(() => visitor.inFrame("return document.hasFocus()")).toBe(true);
    await visitor.press(..."אבج");
    await expect.poll(() => visitor.inFrame("return document.querySelector('[name=name]').value")).toBe("אבج");
    const look = await visitor.inFrame<{ close: number; title: number; phone: string }>(
      `const left = (css) => document.querySelector(css).getBoundingClientRect().left;
       const phone = getComputedStyle(document.querySelector("[name=phone]")).direction;
       return { close: left("header button"), title: left("h1"), phone };`,
    );
    expect(look.close).toBeLessThan(look.title);
    expect(look.phone, "a number is written from left to right everywhere").toBe("ltr");
  });
}

test("a mistyped provider is asked about on leaving the field, and put right by a press", async ({
  site,
  visitor,
  workspace,
}) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await visitor.open();
  await visitor.fill({ Email: "ada@gmial.com", Name: "Ada Lind" });
  const suggestion = await visitor.button("Did you mean gmail.com?");
  expect(await visitor.errorOf("Email")).toBeNull();
  await suggestion.click();
  await expect.poll(() => visitor.value("Email")).toBe("ada@gmail.com");
  expect(await visitor.focused()).toBe("Email");
  await visitor.submit();
  await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  expect(workspace.control.visitors()).toMatchObject([{ visitorEmails: [{ address: "ada@gmail.com" }] }]);
});

test("who finds the last agent gone learns when somebody is back, and leaves every answer", async ({
  site,
  visitor,
  workspace,
}) => {
  workspace.control.configure({ customFields: [{ key: "order", label: "Order number" }] });
  // Three days from now, in the visitor's zone: the driver's browser has ours.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const opening = new Date(Date.now() + 3 * 24 * 60 * 60_000);
  const dayOf = (weekday: "short" | "long") => new Intl.DateTimeFormat("en", { weekday, timeZone }).format(opening);
  const customFields = [{ key: "order", label: "Order number", type: "text" }];
  const hours = { timeZone, week: { [dayOf("short").toLowerCase()]: ["09:00-17:00"] } };
  await site.open({ settings: { handoff: "room", fields: { message: "required" }, customFields, hours } });
  await visitor.open();
  await visitor.fill({
    Name: "Ada Lind",
    Email: "ada@example.com",
    Phone: "+49 170 1234567",
    "How can we help?": "The chain slips.",
    "Order number": "12345",
  });
  workspace.control.configure({ online: false });
  await visitor.submit();
  await expect.poll(() => visitor.text()).toMatch(RegExp(`We’ll be back: ${dayOf("long")}.* 9:00`));
  expect(await visitor.value("Your message")).toBe("The chain slips.");
  await visitor.submit("Send");
  await expect.poll(() => visitor.heading()).toBe("Message sent");
  expect(workspace.control.offlineMessages()).toMatchObject([
    {
      name: "Ada Lind",
      email: "ada@example.com",
      message: "The chain slips.\n\nPhone: +49 170 1234567\nOrder number: 12345",
    },
  ]);
  expect(workspace.control.rooms()).toEqual([]);
});
