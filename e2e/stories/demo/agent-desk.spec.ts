import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { serveDemo } from "../../run/demo.ts";

test("at the demo one is the agent: takes the chat, answers it and closes it", async ({ page, request }) => {
  const demo = await serveDemo({ workspace: undefined, file: ":memory:" });
  try {
    await page.goto(demo.address);
    const panel = page.locator("#workspace");
    await expect(panel.getByRole("status")).toHaveText("Live");
    await panel.getByText("Try what can happen").click();
    await panel.getByLabel("An agent takes chats at once").click();
    await expect(panel.getByLabel("An agent takes chats at once")).not.toBeChecked();
    await panel.getByText("Try what can happen").click();

    // What arrives can be watched while the form is open.
    const widget = page.locator("prechat-widget");
    await widget.getByRole("button").click();
    await expect(widget.frameLocator("iframe").getByLabel("Name")).toBeFocused();
    const edge = await left(panel);
    for (const part of [widget.getByRole("button"), widget.locator("iframe")]) {
      await expect.poll(() => right(part)).toBeLessThanOrEqual(edge);
    }

    const api = `${demo.server}/api/v1/livechat`;
    await request.post(`${api}/visitor`, { data: { visitor: { token: "a", name: "Ada Lind" } } });
    await request.get(`${api}/room`, { params: { token: "a" } });
    const room = panel.getByRole("article").filter({ hasText: "Conversation" });
    await expect(room).toContainText("waiting in the queue");
    await expect(room.getByLabel(/Answer as/)).toHaveCount(0);
    await room.getByRole("button", { name: "Take chat" }).click();
    await room.getByLabel("Answer as Service desk").fill("Hello Ada");
    await room.getByRole("button", { name: "Send" }).click();
    await expect(room.getByRole("listitem")).toContainText("Hello Ada");
    await room.getByRole("button", { name: "Close chat" }).click();
    await expect(room).toContainText("Closed");

    await panel.getByRole("button", { name: "Start over" }).click();
    await expect(room).toHaveCount(0);
  } finally {
    await demo.close();
  }
});

const left = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().left);
const right = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right);
