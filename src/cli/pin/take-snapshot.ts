import { safeParse } from "zod/mini";
import { type ConfigSnapshot, configReply, configSnapshot, isOff } from "../../frame/workspace/schemas.ts";
import { ask } from "../doctor/look/ask.ts";
import { findWindowFiles } from "../window-files.ts";

/**
 * Asks a workspace for its configuration, as a visitor who was never here, and keeps of it what is the same for
 * everybody: departments, fields, texts. Which files its own widget is made of is noted beside it.
 *
 * @throws With the reason, where there is nothing to keep.
 */
export async function takeSnapshot(server: string): Promise<ConfigSnapshot> {
  const reply = await ask(`${server}/api/v1/livechat/config`);
  if (reply.kind === "silence") throw new Error(reply.reason);
  if (reply.status !== 200) throw new Error(`it answered ${reply.status}`);
  const json = parseJson(reply.text);
  const { data } = safeParse(configReply, json);
  if (!data) throw new Error("its answer is no configuration");
  if (isOff(data.config.enabled)) throw new Error("Omnichannel is switched off there");
  const windowFiles = await findWindowFiles(server);
  // The schema leaves out whatever it does not name.
  return configSnapshot.parse({ server, takenAt: Date.now(), config: data.config, windowFiles });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => value ?? undefined);
  } catch {
    return null;
  }
}
