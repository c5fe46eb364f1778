import { Hono } from "hono";
import { cors } from "hono/cors";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { Control } from "./control.ts";
import { ApiFailure } from "./errors.ts";
import { faultRuleSchema } from "./faults.ts";
import { workspacePatchSchema } from "./workspace.ts";

const faultsBody = z.union([faultRuleSchema.transform((rule) => [rule]), z.array(faultRuleSchema)]);
const agentMessageBody = z.strictObject({ rid: z.string(), msg: z.string() });
const agentCloseBody = z.strictObject({ rid: z.string() });

/** `/_control`: the same as `Control`, as JSON, for other processes and for the demo page. */
export function createControlApi(control: Control): Hono {
  const api = new Hono();
  api.use(cors({ origin: "*", allowMethods: ["GET", "POST", "PATCH", "DELETE"] }));

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
  api.post("/agent/close", async (c) => {
    const { rid } = agentCloseBody.parse(await c.req.json());
    return c.json(control.agentClose(rid));
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

const PAUSE_MS = 15;

/** One request changes several things within a moment, and a page wants to hear of it once. */
function coalesced(send: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    notify() {
      timer ??= setTimeout(() => {
        timer = undefined;
        send();
      }, PAUSE_MS);
    },
    cancel: () => clearTimeout(timer),
  };
}
