import { expect, test } from "../../fixtures.ts";

/** How often the last screen asks the workspace. */
const PACE_MS = 20_000;

test.use({
  serverOptions: {
    workspace: {
      licensed: true,
      routing: "manual",
      waitingQueue: { statistics: true, message: "", averageChatSeconds: 120 },
    },
  },
});

test("the last screen says one's place, who has taken the chat, and that it has ended", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  workspace.control.addToQueue(2);
  await page.clock.install();
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  const { room } = await widget.expectHandedOff();
  const { frame } = widget;
  await expect(frame.getByText("You are number 3 in the queue.")).toBeVisible();
  await expect(frame.getByText("Expected wait: 2 minutes")).toBeVisible();
  await expect(frame.getByText("ada@example.com")).toBeHidden();
  await frame.getByText("What you sent").click();
  await expect(frame.getByText("ada@example.com")).toBeVisible();

  workspace.control.agentTake(room?.id ?? "");
  await page.clock.fastForward(PACE_MS);
  await expect(frame.getByRole("status").filter({ hasText: "Mira Holt has joined your chat." })).toBeVisible();
  await expect(frame.getByText("You are number 3 in the queue.")).toBeHidden();
  await expect
    .poll(() => widget.events("queue"))
    .toMatchObject([
      { position: 3, agent: null },
      { position: null, agent: "Mira Holt" },
    ]);

  workspace.control.agentClose(room?.id ?? "");
  await page.clock.fastForward(PACE_MS);
  await expect(frame.getByRole("heading", { name: "This chat has ended" })).toBeVisible();
});
