import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { ApiContext } from "./context.ts";

/** Ends the connection without an answer. */
export function dropConnection(context: ApiContext): void {
  context.env.incoming.socket.destroy();
  answerNothing(context);
}

/** Resolves when the client, or the closing server, ended the connection. */
export async function waitUntilGone(context: ApiContext): Promise<void> {
  const { socket } = context.env.incoming;
  if (!socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
  answerNothing(context);
}

export function isGone(context: ApiContext): boolean {
  return context.env.incoming.socket.destroyed;
}

/** Setting a response twice merges the headers of both, hence the step over `undefined`. */
export function replaceAnswer(context: ApiContext, answer: Response): void {
  context.res = undefined;
  context.res = answer;
}

function answerNothing(context: ApiContext): void {
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
}
