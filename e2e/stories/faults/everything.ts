import { expect } from "@playwright/test";
import type { RunningServer } from "../../server/index.ts";
import type { Widget } from "../../widget.ts";

/** A form of which every step of the registration has something to store. */
export const settings = {
  handoff: "room",
  fields: { name: "required", email: "required", phone: "hidden", department: "hidden", message: "required" },
  customFields: [
    { key: "order", label: "Order number", type: "text" },
    { key: "size", label: "Frame size", type: "text" },
    { key: "channel", label: "Channel", type: "text", scope: "room" },
  ],
};

export const workspaceOptions = {
  cors: true,
  customFields: [
    { key: "order", label: "Order" },
    { key: "size", label: "Size" },
    { key: "channel", label: "Channel", scope: "room" as const },
  ],
};

export const answers = {
  Name: "Ada Lind",
  Email: "ada@example.com",
  "How can we help?": "The chain slips.",
  "Order number": "FW-4711",
  "Frame size": "54 cm",
  Channel: "web",
};

/** The same by the `name` of the inputs. */
export const typed = {
  name: "Ada Lind",
  email: "ada@example.com",
  message: "The chain slips.",
  order: "FW-4711",
  size: "54 cm",
  channel: "web",
};

/** One visitor, one open room, all fields, one message. */
export function expectEverythingOnce({ control }: RunningServer): void {
  expect(control.visitors(), "visitors").toEqual([
    expect.objectContaining({
      name: typed.name,
      visitorEmails: [{ address: typed.email }],
      livechatData: { order: typed.order, size: typed.size },
    }),
  ]);
  expect(control.rooms(), "rooms").toEqual([
    expect.objectContaining({ open: true, livechatData: { channel: typed.channel } }),
  ]);
  expect(control.messages().map(({ msg }) => msg)).toEqual([typed.message]);
}

/** What the visitor typed is on the screen. */
export async function expectAnswersShown(widget: Widget): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await expect(widget.field(label)).toHaveValue(answer);
}

/** Nothing that was typed is left in any storage of the page or of the frame. */
export async function expectNothingStored({ page }: Widget): Promise<void> {
  const app = page.frames().filter((frame) => frame.url().includes("/frame/index.html"));
  for (const frame of [page.mainFrame(), ...app]) {
    // But the token, which is random: a short answer may be part of it by chance.
    const stored = await frame.evaluate(() =>
      JSON.stringify(
        [localStorage, sessionStorage].flatMap((area) =>
          Object.entries(area).filter(([key]) => !key.startsWith("prechat:token:")),
        ),
      ),
    );
    for (const answer of Object.values(typed)) expect(stored, frame.url()).not.toContain(answer);
  }
}

/** The n-th request to this path has reached the workspace. */
export async function arrival({ control }: RunningServer, path: string, count = 1): Promise<void> {
  const arrived = () => control.requests().filter((request) => request.path === path && !request.preflight).length;
  if (arrived() >= count) return;
  await new Promise<void>((resolve) => {
    const stop = control.onChange(() => {
      if (arrived() < count) return;
      stop();
      resolve();
    });
  });
}
