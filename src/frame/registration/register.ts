import type { ErrorDetail } from "../../protocol/events.ts";
import type { Match } from "../../protocol/settings-table.ts";
import type { Client } from "../workspace/client.ts";
import { Failure, isInvalidToken, isRefusal } from "../workspace/failure.ts";
import { doneReply, isOff, roomReply } from "../workspace/schemas.ts";
import { postOneByOne } from "./isolate.ts";
import { type Job, nextStep, pendingFields } from "./job.ts";
import { postMessage } from "./post-message.ts";
import { AnotherVisitor, postVisitor } from "./post-visitor.ts";
import { refusedAnswers } from "./refused-answers.ts";
import { mintToken } from "./token.ts";

type Step = ErrorDetail["step"];

export interface RegistrationPort {
  client: Client;
  /** Whom the workspace may recognise: see the setting. */
  match: Match;
  /** Told before each step, and after it with what is done now. */
  onProgress(job: Job, step: Step | null): Promise<void> | void;
}

export interface Registered {
  job: Job;
  /** Keys of the answers that a rule of the workspace refused in this run. */
  refused: string[];
}

/**
 * Takes a job to its end, one awaited step after another. Every step may be repeated: the visitor call is idempotent
 * by token, fields are overwritten with the same value, the room call answers the open room, and the message has an
 * id of its own.
 *
 * @returns The job: done, or stopped after a step in which the workspace refused answers, which are named then.
 * @throws {Failure} The step it happened in is the one last told.
 */
export async function register(start: Job, { client, match, onProgress }: RegistrationPort): Promise<Registered> {
  let job = start;
  let isRegisteredAgain = false;
  for (let step = nextStep(job); step; step = nextStep(job)) {
    await onProgress(job, step);
    const failedBefore = job.failed;
    try {
      job = await perform(step, job, client, match);
    } catch (error) {
      const isAnother = error instanceof AnotherVisitor;
      if (isAnother) {
        // The token may lead to that other visitor from now on: it is replaced, also in storage, whatever follows.
        job = { ...startAgain(job), token: mintToken() };
        await onProgress(job, null);
      }
      // The visitor was forgotten, or the chat closed, between two steps: once, the same answers register anew.
      if (isRegisteredAgain || !(isAnother || (step !== "visitor" && isGone(error)))) throw error;
      isRegisteredAgain = true;
      job = startAgain(job);
    }
    await onProgress(job, null);
    const refused = refusedAnswers(job).filter((key) => !failedBefore.some((failed) => failed.key === key));
    if (refused.length) return { job, refused };
  }
  // Room-scoped answers need a room: the site that makes it is told which are left to it.
  const leftOut = job.makesRoom ? [] : pendingFields(job, "room").map(({ key }) => ({ key, reason: "no-room" }));
  return { job: { ...job, failed: [...job.failed, ...leftOut] }, refused: [] };
}

/** Whether what an earlier step made is gone. */
function isGone(error: unknown): boolean {
  return isInvalidToken(error) || (isRefusal(error) && /^(invalid-room|room-closed)$/.test(error.code));
}

function startAgain(job: Job): Job {
  return { ...job, knownId: null, visitor: null, saved: [], room: null, isMessageSent: false };
}

async function perform(step: Step, job: Job, client: Client, match: Match): Promise<Job> {
  switch (step) {
    case "visitor":
      return postVisitor(job, client, match);
    case "custom-fields":
      return postFields(job, client);
    case "room":
      return openRoom(job, client);
    case "message":
      return postMessage(job, client);
    case "config":
      return job;
  }
}

/** Visitor-scoped fields before the room, room-scoped ones after it: without an open room those vanish. */
async function postFields(job: Job, client: Client): Promise<Job> {
  const visitorFields = pendingFields(job, "visitor");
  const fields = (visitorFields.length ? visitorFields : pendingFields(job, "room")).map(
    ({ key, value, overwrite }) => ({ key, value, overwrite }),
  );
  const { token } = job;
  try {
    await client.call("custom.fields", doneReply, { method: "post", json: { token, customFields: fields } });
    return { ...job, saved: [...job.saved, ...fields.map(({ key }) => key)] };
  } catch (error) {
    if (!isRefusal(error) || isInvalidToken(error)) throw error;
  }
  return postOneByOne(fields, job, client);
}

/** A GET that creates. It never runs twice at once: the caller holds a lock, and steps are awaited. */
async function openRoom(job: Job, client: Client): Promise<Job> {
  const reply = await client.call(`room?${new URLSearchParams({ token: job.token })}`, roomReply);
  const id = reply.room?._id ?? reply._id;
  if (!id) throw new Failure("unexpected", "The workspace answered without a room");
  return { ...job, room: { id, isNew: !isOff(reply.newRoom) } };
}
