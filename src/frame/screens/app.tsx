import type { ComponentType, VNode } from "preact";
import { Header } from "../ui/header.tsx";
import type { Flow } from "../visit/flow.ts";
import type { Visit } from "../visit/visit.ts";
import { AwayNotice, AwayScreen, MessageLeft } from "./away-screen.tsx";
import { FormScreen } from "./form-screen.tsx";
import { HandedOff } from "./handed-off.tsx";
import { Disabled, Loading, OtherChat, Returning, Unreachable } from "./message-screens.tsx";

export interface AppViewProps {
  visit: Visit;
  /** Closes the panel around the frame; there is none when the frame stands alone. */
  onClose: (() => void) | undefined;
}

/** The screen of each situation. */
const SCREENS: Record<Flow["kind"], ComponentType<{ visit: Visit }>> = {
  loading: Loading,
  unreachable: Unreachable,
  form: FormScreen,
  submitting: FormScreen,
  failed: FormScreen,
  "handed-off": HandedOff,
  "other-chat": OtherChat,
  returning: Returning,
  away: AwayScreen,
  "leaving-message": AwayScreen,
  "message-left": MessageLeft,
  "away-notice": AwayNotice,
  disabled: Disabled,
};

/** The whole panel: the header, and the screen that belongs to the flow. */
export function AppView({ visit, onClose }: AppViewProps): VNode {
  const { i18n, config, flow } = visit;
  const { t } = i18n;
  const { kind } = flow.value;
  const theme = config.value?.theme;
  const isAway = /^away|message/.test(kind);
  const own = (isAway && i18n.own("offlineTitle")) || i18n.own("title");
  const title = own ?? ((isAway && theme?.offlineTitle) || theme?.title);
  const Screen = SCREENS[kind];
  return (
    <div class="panel">
      <Header title={title || t("title")} closeLabel={t("close")} onClose={onClose} />
      <main>
        <Screen visit={visit} />
      </main>
    </div>
  );
}
