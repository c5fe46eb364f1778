import type { VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import type { ChatState } from "../visit/flow.ts";

/** How the chat goes while the visitor waits. It is a region of its own that says each change once, politely. */
export function ChatStateView({ chat, i18n }: { chat: ChatState; i18n: I18n }): VNode {
  return (
    <div role="status" class="chat-state">
      {linesOf(chat, i18n).map((line) => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
    </div>
  );
}

function linesOf({ agent, queueText, position, waitSeconds, needsVerification }: ChatState, i18n: I18n): string[] {
  const { t } = i18n;
  if (needsVerification) return [t("verificationNeeded")];
  if (agent) return [t("agentJoined", { agent })];
  // The workspace's own words come first: ours would say the same once more.
  if (queueText) return [queueText];
  return [
    ...(position ? [t("queuePosition", { position: i18n.number(position) })] : []),
    ...(waitSeconds ? [t("queueWait", { time: i18n.duration(waitSeconds) })] : []),
  ];
}
