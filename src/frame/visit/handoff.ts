import type { HandoffDetail, Step } from "../../protocol/events.ts";
import type { Registration } from "../form/answers.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Job } from "../registration/job.ts";
import { submit } from "../registration/submission.ts";
import { toVisitor } from "../registration/visitor.ts";
import { HandedOff } from "../screens/handed-off.tsx";
import type { Model, ModelPort } from "./model.ts";

/** Sends a form, and shows what came of it. @param signal Aborted when the visitor is forgotten. */
export async function registerVisitor(
  model: Model,
  port: ModelPort,
  registration: Registration,
  signal: AbortSignal,
): Promise<void> {
  let step: Step = "visitor";
  try {
    const { job, refused, isRemembered } = await submit(registration, {
      ...port,
      signal,
      match: model.settings.value.match ?? "token",
      guest: model.config.value?.guest,
      left: model.left,
      makesRoom: model.settings.value.handoff !== "event",
      onStep(next, wait) {
        if (signal.aborted) return;
        if (next !== "other-tab") step = next;
        model.flow.value = { kind: "submitting", step: next, wait };
      },
      onProgress(job) {
        if (!signal.aborted) model.left = job;
      },
      onRegistered: (detail) => port.line.send({ type: "registered", detail }),
    });
    if (signal.aborted) return;
    if (refused.length) (await import("./settle.ts")).showRefused(model, job, refused);
    else complete(model, port, job, isRemembered);
  } catch (error) {
    if (!signal.aborted) await model.fail(step, error);
  }
}

function complete(model: Model, port: ModelPort, job: Job, isRemembered: boolean): void {
  const { token, visitor, room, registration, saved, failed } = job;
  model.left = null;
  for (const { key, reason } of failed) warnOwner(`customFields.${key}`, `the workspace did not store it (${reason})`);
  if (!visitor) return;
  const { message } = registration;
  const detail = { token, visitor, room, ...(!room && message && { message }), customFields: { saved, failed } };
  handOff(model, port, detail, { isRemembered });
}

/** A visitor whose chat is still open has nothing to fill in. */
export function welcomeBack(model: Model, port: ModelPort): void {
  const { guest, room } = model.config.value ?? {};
  if (!guest || !room) return;
  const detail = {
    token: guest.token ?? "",
    visitor: toVisitor(guest),
    room: { id: room._id, isNew: false },
    customFields: { saved: [], failed: [] },
  };
  handOff(model, port, detail, { isReturning: true, isRemembered: true });
}

function handOff(
  { flow, settings }: Model,
  { line, forgetDraft }: ModelPort,
  handoff: HandoffDetail,
  facts: { isReturning?: boolean; isRemembered: boolean },
): void {
  forgetDraft();
  flow.value = { kind: "handed-off", Screen: HandedOff, handoff, ...facts };
  line.send({ type: "handoff", detail: handoff });
  if (/room|event/.test(settings.value.handoff ?? "")) return;
  line.send({ type: "livechat", token: handoff.token });
}
