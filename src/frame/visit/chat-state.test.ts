import { expect, it } from "vitest";
import { chatStateOf } from "./chat-state.ts";

const ROOM = { _id: "room" };

it("tells the place in the queue and the wait as the workspace does", () => {
  const queueInfo = { spot: 3, estimatedWaitTimeSeconds: 120, message: { text: "Please wait" } };
  expect(chatStateOf({ room: ROOM, queueInfo }, "room")).toMatchObject({
    position: 3,
    waitSeconds: 120,
    queueText: "Please wait",
    agent: null,
    hasEnded: false,
  });
});

it("tells who has taken the chat, and nothing of the queue any more", () => {
  const queueInfo = { spot: 1, estimatedWaitTimeSeconds: 5 };
  const taken = { agent: "Kim", position: null, waitSeconds: null };
  expect(chatStateOf({ room: ROOM, queueInfo, agent: { name: "Kim" } }, "room")).toMatchObject(taken);
  expect(chatStateOf({ room: { ...ROOM, servedBy: { username: "Kim" } } }, "room")).toMatchObject(taken);
});

it("tells that the chat was closed: the room is gone, or another one", () => {
  expect(chatStateOf({}, "room").hasEnded).toBe(true);
  expect(chatStateOf({ room: { _id: "other" } }, "room").hasEnded).toBe(true);
});

it.each([undefined, null, -1, 0, "many", Number.NaN, {}])("makes no place of %s", (spot) => {
  expect(chatStateOf({ room: ROOM, queueInfo: { spot } }, "room").position).toBeNull();
});

it("tells that the contact must be confirmed only where the workspace says so", () => {
  expect(chatStateOf({ room: { ...ROOM, verified: false } }, "room").needsVerification).toBe(true);
  expect(chatStateOf({ room: ROOM }, "room").needsVerification).toBe(false);
});
