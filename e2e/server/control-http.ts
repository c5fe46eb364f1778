import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { coalesced } from "./changes.ts";
import type { Control } from "./control.ts";
import { ApiFailure } from "./errors.ts";
import { faultRuleSchema } from "./faults.ts";
import { workspacePatchSchema } from "./workspace.ts";

const faultsBody = z.union([faultRuleSchema.transform((rule) => [rule]), z.array(faultRuleSchema)]);
const agentMessageBody = z.strictObject({ rid: z.string(), msg: z.string() });
const roomBody = z.strictObject({ rid: z.string() });
const queueBody = z.strictObject({ count: z.number().int().min(1).max(100), departmentId: z.string().optional() });

/** Who may come to the control interface. */
export interface ControlAccess {
  /** The one origin whose pages may use it. Without one no page may, only programs. */
  origin: string | undefined;
  /** The server's own host and port: by another name a page of somebody else's could come as if it were of this origin. */
  host: () => string;
}

/** The same as `Control`, as JSON, for other processes and for the demo page. */
export function createControlApi(control: Control, { origin, host }: ControlAccess): Hono {
  const api = new Hono();
  api.use(async (c, next) => {
    const asker = c.req.header("origin");
    const isWelcome = c.req.header("host") === host() && (asker === undefined || asker === origin);
    return isWelcome ? next() : c.json({ error: "Only the demo's own page may use this." }, 403);
  });
  api.use(cors({ origin: origin ?? [], allowMethods: ["GET", "POST", "PATCH", "DELETE"] }));

  api.get("/state", (c) => c.json(control.state()));
  api.get("/workspace", (c) => c.json(control.workspace()));
  api.get("/requests", (c) => c.json(control.requests()));
  api.get("/visitors", (c) => c.json(control.visitors()));
  api.get("/rooms", (c) => c.json(control.rooms()));
  api.get("/messages", (c) => c.json(control.messages(c.req.query("rid"))));
  api.get("/offline-messages", (c) => c.json(control.offlineMessages()));
  api.get("/pages", (c) => c.json(control.pages()));
  api.get("/faults", (c) => c.json(control.faults()));

  api.on(["PATCH", "POST"], "/workspace", async (c) =>
    c.json(control.configure(workspacePatchSchema.parse(await c.req.json()))),
  );
  api.post("/faults", async (c) => {
    control.fault(...faultsBody.parse(await c.req.json()));
    return c.json(control.faults());
  });
  api.delete("/faults", (c) => {
    control.clearFaults();
    return c.json([]);
  });
  api.delete("/requests", (c) => {
    control.clearRequests();
    return c.json([]);
  });
  api.post("/reset", (c) => {
    control.reset();
    return c.json(control.state());
  });
  api.post("/agent/message", async (c) => {
    const { rid, msg } = agentMessageBody.parse(await c.req.json());
    return c.json(control.agentMessage(rid, msg));
  });
  api.post("/agent/take", async (c) => c.json(control.agentTake(await roomId(c))));
  api.post("/agent/close", async (c) => c.json(control.agentClose(await roomId(c))));
  api.post("/contact/verify", async (c) => c.json(control.verifyContact(await roomId(c))));
  api.post("/queue", async (c) => {
    const { count, departmentId } = queueBody.parse(await c.req.json());
    return c.json(control.addToQueue(count, departmentId));
  });

  // One event at once, so that a page that reconnects is up to date again.
  api.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
      const send = () => stream.writeSSE({ event: "change", data: JSON.stringify({ seq: control.seq() }) });
      const { notify, cancel } = coalesced(() => void send());
      const stop = control.onChange(notify);
      await send();
      await gone;
      stop();
      cancel();
    }),
  );

  api.onError((error, c) => {
    const isCallers = error instanceof z.ZodError || error instanceof SyntaxError;
    const text = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: text }, isCallers || error instanceof ApiFailure ? 400 : 500);
  });
  return api;
}

async function roomId(context: Context): Promise<string> {
  return roomBody.parse(await context.req.json()).rid;
}
