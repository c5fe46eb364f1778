/** The way from answers to a room, and the client that it takes: what the frame fetches beside the configuration. */
export { createClient } from "../workspace/client.ts";
export { eraseVisitor } from "./erase-visitor.ts";
export { sendAwayMessage } from "./send-away-message.ts";
export { submit } from "./submission.ts";
