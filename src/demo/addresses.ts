import { nullable, object, parse, string } from "zod/mini";

/** Where the parties of the demo are; `npm start` answers it beside the page. */
const addresses = object({
  /** Origin of the widget's files. */
  statics: string(),
  /** The workspace. */
  server: string(),
  /** The embedded server's control interface; `null` for a real workspace. */
  control: nullable(string()),
});

export type Addresses = ReturnType<typeof parse<typeof addresses>>;

/** @throws When the page wasn't opened through `npm start`. */
export async function loadAddresses(): Promise<Addresses> {
  const reply = await fetch("./demo.json");
  return parse(addresses, await reply.json());
}
