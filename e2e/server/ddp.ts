import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Parts } from "./context.ts";
import { newId } from "./store.ts";
import type { StreamEvent } from "./streams.ts";

const incoming = z.looseObject({
  msg: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  method: z.string().optional(),
  params: z.array(z.unknown()).optional(),
});

/** The second parameter of a stream's subscription; the SDK writes the visitor's token in it, under two names. */
const streamOptions = z.object({
  args: z.array(z.looseObject({ token: z.string().optional(), visitorToken: z.string().optional() })),
});

type Message = z.infer<typeof incoming>;

/**
 * `/websocket`: as much of Meteor's DDP as the official Livechat widget speaks. A visitor's token opens the streams of
 * that visitor's rooms, and of no other.
 */
export function serveDdp(server: Server, path: string, parts: Parts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== path) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (connection) => converse(connection, parts));
  });
  return {
    close() {
      for (const connection of sockets.clients) connection.terminate();
    },
  };
}

function converse(connection: WebSocket, parts: Parts): void {
  /** Ids of subscriptions, by stream and event. */
  const subscriptions = new Map<string, string>();
  const send = (message: object) => connection.send(JSON.stringify(message));
  const stop = parts.streams.listen(({ stream, event, args }) => {
    if (![...subscriptions.values()].includes(keyOf({ stream, event }))) return;
    send({ msg: "changed", collection: stream, id: "id", fields: { eventName: event, args } });
  });
  connection.on("close", stop);
  // A browser that goes away in the middle of a frame is no fault of ours.
  connection.on("error", () => connection.terminate());
  connection.on("message", (data) => {
    const message = parse(String(data));
    if (message) answer(message);
  });

  function answer({ msg, id = "", name = "", method = "", params = [] }: Message): void {
    switch (msg) {
      case "connect":
        send({ msg: "connected", session: newId() });
        break;
      case "ping":
        send({ msg: "pong", ...(id && { id }) });
        break;
      case "sub": {
        const event = String(params[0]);
        if (maySubscribe(parts, event, params[1])) {
          subscriptions.set(id, keyOf({ stream: name, event }));
          send({ msg: "ready", subs: [id] });
        } else send({ msg: "nosub", id, error: { error: "not-allowed", isClientSafe: true } });
        break;
      }
      case "unsub":
        subscriptions.delete(id);
        send({ msg: "nosub", id });
        break;
      case "method":
        if (method === "stream-notify-room") parts.streams.send(method, String(params[0]), ...params.slice(1));
        send({ msg: "result", id, result: null });
        send({ msg: "updated", methods: [id] });
        break;
    }
  }
}

function keyOf({ stream, event }: Pick<StreamEvent, "stream" | "event">): string {
  return `${stream} ${event}`;
}

/** An event is a room's id, or begins with one. */
function maySubscribe({ store }: Parts, event: string, options: unknown): boolean {
  const { data } = streamOptions.safeParse(options);
  const tokens = data?.args.flatMap(({ token, visitorToken }) => [token, visitorToken]);
  const room = store.room(event.split("/")[0] ?? "");
  return room !== null && tokens?.includes(room.v.token) === true;
}

function parse(text: string): Message | undefined {
  try {
    return incoming.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
