/** What is fetched once the form is on display: the way from a sent form to the handoff, and the client that it takes. */
export { createClient } from "../workspace/client.ts";
export { registerVisitor, welcomeBack } from "./handoff.ts";
