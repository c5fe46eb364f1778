import { expect, test } from "../../fixtures.ts";

const customFields = [
  { key: "about", label: "What is it about?", type: "text", placeholder: "An order?", required: true },
  { key: "size", label: "Size?", type: "radio", options: ["Small (S)", "كبير"] },
  { key: "plan", label: "Plan?", type: "select", options: ["Free (now)", "Pro"] },
];

test("an English question in an Arabic form stands in its own direction", async ({ site, widget }) => {
  await site.open({ settings: { locale: "ar", handoff: "room", customFields } });
  await widget.open();
  const body = widget.frame.locator("body");
  await expect(widget.frame.locator("html")).toHaveAttribute("dir", "rtl");
  const about = widget.field("What is it about");
  // The question mark ends the question: it stands to the right of it.
  const places = await body.evaluate(() => {
    const text = [...document.querySelectorAll("label bdi")].find((bdi) => bdi.textContent?.startsWith("What"))
      ?.firstChild as Text;
    const placeOf = (start: number) => {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, start + 1);
      return range.getBoundingClientRect().left;
    };
    return { first: placeOf(0), last: placeOf(text.length - 1) };
  });
  expect(places.last).toBeGreaterThan(places.first);
  for (const own of [widget.group("Size").locator("bdi").first(), widget.field("Plan").locator("option").nth(1)]) {
    expect(await own.evaluate((element) => element.matches(":dir(ltr)"))).toBe(true);
  }
  // An empty field begins where the form's language begins; what is typed stands in its own direction.
  await expect(about).toHaveCSS("direction", "rtl");
  await about.fill("The chain slips.");
  await expect(about).toHaveCSS("direction", "ltr");
  await about.fill("");
  await expect(about).toHaveCSS("direction", "rtl");
  await widget.submit("بدء الدردشة");
  await expect(about).toHaveAccessibleDescription(/\u2068What is it about\?\u2069/);
});

test("an Arabic question in an English form does, too", async ({ site, widget }) => {
  await site.open({ settings: { customFields: [{ key: "about", label: "ما هو الموضوع؟", type: "text" }] } });
  await widget.open();
  const label = widget.frame.locator("label bdi").filter({ hasText: "ما هو" });
  expect(await label.evaluate((element) => element.matches(":dir(rtl)"))).toBe(true);
});
