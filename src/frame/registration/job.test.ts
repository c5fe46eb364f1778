import { describe, expect, it } from "vitest";
import type { FieldAnswer } from "../form/answers.ts";
import { continueJob, type Job, nextStep } from "./job.ts";
import { refusedAnswers } from "./refused-answers.ts";

const VISITOR = { id: "v", username: "guest-1", name: "Ada", email: "", phone: "", department: "" };
const ROOM = { id: "r", isNew: true };
const ORDER: FieldAnswer = { key: "order", value: "17", overwrite: true, scope: "visitor" };
const TOPIC: FieldAnswer = { key: "topic", value: "Gears", overwrite: true, scope: "visitor" };
const CHANNEL: FieldAnswer = { key: "channel", value: "web", overwrite: true, scope: "room" };

const START: Job = {
  token: "t",
  knownId: "v",
  registration: { visitor: { name: "Ada" }, fields: [ORDER, TOPIC, CHANNEL], message: "Hi" },
  makesRoom: true,
  visitor: null,
  saved: [],
  failed: [],
  room: null,
  isMessageSent: false,
};

const refused = (key: string) => ({ key, reason: "invalid-value" });

describe("the next step", () => {
  it.each<[string, Partial<Job>, ReturnType<typeof nextStep>]>([
    ["begins with the visitor", {}, "visitor"],
    ["then the visitor's fields", { visitor: VISITOR }, "custom-fields"],
    ["as long as one of them is left", { visitor: VISITOR, saved: ["order"] }, "custom-fields"],
    ["then the room", { visitor: VISITOR, saved: ["order", "topic"] }, "room"],
    ["also when one could not be stored", { visitor: VISITOR, saved: ["order"], failed: [refused("topic")] }, "room"],
    ["then the room's fields", { visitor: VISITOR, saved: ["order", "topic"], room: ROOM }, "custom-fields"],
    ["then the message", { visitor: VISITOR, saved: ["order", "topic", "channel"], room: ROOM }, "message"],
    [
      "and then none",
      { visitor: VISITOR, saved: ["order", "topic", "channel"], room: ROOM, isMessageSent: true },
      null,
    ],
    [
      "nor one after the fields when the site makes the room",
      { visitor: VISITOR, saved: ["order", "topic"], makesRoom: false },
      null,
    ],
  ])("%s", (_name, done, expected) => {
    expect(nextStep({ ...START, ...done })).toBe(expected);
  });

  it("skips what there is nothing to send for", () => {
    const job = { ...START, registration: { visitor: {}, fields: [], message: "" }, visitor: VISITOR };
    expect(nextStep(job)).toBe("room");
    expect(nextStep({ ...job, room: ROOM })).toBeNull();
  });
});

describe("going on with changed answers", () => {
  const done: Job = {
    ...START,
    visitor: VISITOR,
    saved: ["order"],
    failed: [refused("topic")],
    room: ROOM,
    isMessageSent: true,
  };
  const { registration } = START;

  it("keeps everything that is unchanged", () => {
    expect(continueJob(done, structuredClone(registration))).toEqual(done);
  });

  it("registers a changed visitor again, in the room that is there", () => {
    const next = continueJob(done, { ...registration, visitor: { name: "Ada Lind" } });
    expect(next).toMatchObject({ token: "t", visitor: null, room: ROOM, saved: ["order"] });
    expect(nextStep(next)).toBe("visitor");
  });

  it("sends a corrected answer again", () => {
    const fields = [ORDER, { ...TOPIC, value: "Brakes" }, CHANNEL];
    const next = continueJob(done, { ...registration, fields });
    expect(next).toMatchObject({ saved: ["order"], failed: [] });
    expect(nextStep(next)).toBe("custom-fields");
  });

  it("sends a stored answer again when it has changed", () => {
    const fields = [{ ...ORDER, value: "18" }, TOPIC, CHANNEL];
    expect(continueJob(done, { ...registration, fields })).toMatchObject({ saved: [], failed: [refused("topic")] });
  });

  it("sends a changed message, and no message twice", () => {
    expect(continueJob(done, { ...registration, message: "Hi again" }).isMessageSent).toBe(false);
    expect(continueJob(done, registration).isMessageSent).toBe(true);
  });
});

it("names the answers that the visitor can correct", () => {
  const failed = [refused("topic"), { key: "colour", reason: "invalid-custom-field" }];
  expect(refusedAnswers({ ...START, failed })).toEqual(["topic"]);
});
