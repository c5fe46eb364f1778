import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

const erase = (page: Page) => page.evaluate(() => window.Prechat?.("erase"));

test("a visitor is deleted in the workspace and in the browser, by the page or by themselves", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  const { control } = workspace;
  const register = async (name: string) => {
    await widget.fill({ Name: name, Email: `${name}@example.com` });
    await widget.submit();
    await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
  };
  const erasePersonally = async () => {
    await widget.button("Delete my data").click();
    await widget.button("Delete").click();
  };
  const tokens = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("token")));

  await site.open({ settings: { handoff: "room", startOver: "erase" } });
  await widget.open();
  await register("Ada");
  // A double click deletes nothing, and whoever thinks better of it is back where they were.
  // Where "Delete" comes to be.
  await widget.button("Delete my data").dblclick({ position: { x: 20, y: 22 } });
  const question = widget.frame.getByRole("status").getByText("Delete your data and your chats? This can’t be undone.");
  await expect(question).toBeVisible();
  await widget.button("Keep").click();
  await expect(question).toHaveCount(0);
  await expect(widget.button("Delete my data")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.button("Keep")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(widget.button("Delete my data")).toBeFocused();
  expect(control.requests().filter(({ method }) => method === "DELETE")).toEqual([]);
  await erasePersonally();
  await expect(widget.frame.getByRole("alert")).toHaveText("Your data can be deleted once your chat has ended.");
  await expect(widget.button("Delete my data")).toBeFocused();
  // Before there is a panel, too.
  await page.reload();
  expect(await erase(page)).toEqual({ erased: false, reason: "visitor-has-open-rooms" });
  expect(await tokens()).toHaveLength(1);

  for (const { _id } of control.rooms()) control.agentClose(_id);
  expect(await erase(page)).toEqual({ erased: true });
  expect(control.visitors()).toEqual([]);
  expect(await tokens()).toEqual([]);

  await widget.open();
  await register("Bo");
  for (const { _id } of control.rooms()) control.agentClose(_id);
  await erasePersonally();
  await expect(widget.frame.getByText("Your data has been deleted.")).toBeVisible();
  await expect(widget.field("Name")).toHaveValue("");
  expect(control.visitors()).toEqual([]);
  expect(await tokens()).toEqual([]);
});
