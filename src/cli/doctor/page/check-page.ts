import type { Finding } from "../finding.ts";
import type { Reply } from "../look/ask.ts";
import { objectOf } from "../look/json-value.ts";
import { configOf } from "../workspace/look.ts";
import { checkContrast } from "./contrast.ts";
import { checkIntegrity } from "./integrity.ts";
import { checkIsolation } from "./isolation.ts";
import type { PageView } from "./look.ts";
import { checkPagePolicy } from "./page-policy.ts";
import { checkSettings, checkTag } from "./tag.ts";

/** What is known from elsewhere. */
export interface Around {
  server: string;
  config: Reply;
  frame: Reply | null;
}

/** Everything that a page tells. */
export function checkPage(view: PageView, { server, config, frame }: Around): Finding[] {
  const tag = checkTag(view);
  const { reply, settings, found } = view;
  if (reply.kind === "silence" || (found.tags.length === 0 && found.frames.length === 0)) return tag;
  return [
    ...tag,
    ...checkSettings(view, server),
    ...checkPagePolicy(view, reply, server),
    ...checkIsolation(view, reply, frame),
    ...checkIntegrity(view),
    checkContrast(settings.values.color, objectOf(configOf(config)?.theme)?.color),
  ];
}
