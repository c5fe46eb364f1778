import type { RegisteredDetail, Step } from "../../protocol/events.ts";
import type { Match } from "../../protocol/settings-table.ts";
import type { Registration } from "../form/answers.ts";
import { type Client, createClient, type Wait } from "../workspace/client.ts";
import type { Guest } from "../workspace/schemas.ts";
import type { Identity } from "./identity.ts";
import { continueJob, type Job } from "./job.ts";
import { joinRoom } from "./join-room.ts";
import type { Journal } from "./journal.ts";
import { exclusively } from "./lock.ts";
import { createPace, type PaceSlots } from "./pace.ts";
import { type Registered, register } from "./register.ts";
import { mintToken } from "./token.ts";

export interface SubmissionPort {
  server: string;
  identity: Identity;
  journal: Journal;
  pace: PaceSlots;
  makesRoom: boolean;
  match: Match;
  /** Whom the configuration has named for the visitor's token: the workspace needs no introduction. */
  guest: Guest | null | undefined;
  /** What an earlier try of this visitor has done already. */
  left: Job | null;
  signal: AbortSignal;
  onStep(step: Step | "other-tab", wait: Wait | null): void;
  onProgress(job: Job): void;
  onRegistered(detail: RegisteredDetail): void;
}

/** What came of a submission. */
export interface Submitted extends Registered {
  /** Whether the token outlives this page. */
  isRemembered: boolean;
}

/** Registers the visitor with these answers: one at a time in this browser, going on from where it was left. */
export function submit(registration: Registration, port: SubmissionPort): Promise<Submitted> {
  const { server, identity, journal, pace, onStep } = port;
  let step: Step | "other-tab";
  const take = (next: Step | "other-tab") => {
    step = next;
    onStep(step, null);
  };
  const onWait = (wait: Wait | null) => onStep(step, wait);
  const client = createClient({
    server,
    onWait,
    beforeAttempt: createPace(pace, onWait),
    signal: port.signal,
  });
  take("visitor");

  return exclusively(
    `prechat:${server}`,
    () => take("other-tab"),
    async (waited) => {
      let job = await startJob(registration, port, waited ? client : null);
      // Whoever was forgotten meanwhile leaves nothing behind.
      port.signal.throwIfAborted();
      // The token is kept before the workspace first hears it: a retry after a reload has to be the same visitor.
      let isRemembered = await identity.remember(job.token);
      const keep = (next: Job) => {
        port.signal.throwIfAborted();
        journal.write(next);
        port.onProgress(next);
      };
      keep(job);
      const registered = await register(job, {
        client,
        match: port.match,
        async onProgress(next, nextStep) {
          if (next.token !== job.token) isRemembered = await identity.remember(next.token);
          const isRegistered = next.visitor && !job.visitor;
          job = next;
          keep(job);
          if (isRegistered && next.visitor) port.onRegistered({ token: next.token, visitor: next.visitor });
          if (nextStep) take(nextStep);
        },
      });
      if (!registered.refused.length) journal.clear();
      return { ...registered, isRemembered };
    },
  );
}

/**
 * A token that is under way, else the one that is known, else a new one.
 *
 * @param client Given when another tab has just registered: its visitor and its room are this one's too.
 */
async function startJob(registration: Registration, port: SubmissionPort, client: Client | null): Promise<Job> {
  const { guest } = port;
  const idOf = (token: string | null) => (token && guest?.token === token ? (guest._id ?? "") : null);
  if (port.left) {
    const job = continueJob(port.left, registration);
    return { ...job, knownId: job.knownId ?? idOf(job.token), makesRoom: port.makesRoom };
  }
  const known = await port.identity.recall();
  const job: Job = {
    token: known ?? mintToken(),
    knownId: idOf(known),
    registration,
    makesRoom: port.makesRoom,
    visitor: null,
    saved: [],
    failed: [],
    room: null,
    isMessageSent: false,
  };
  return known && client ? joinRoom(job, client) : job;
}
