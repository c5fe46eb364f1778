import type { ComponentType, VNode } from "preact";
import { Header } from "../ui/header.tsx";
import type { Flow } from "../visit/flow.ts";
import type { Visit } from "../visit/visit.ts";
import { FormScreen } from "./form-screen.tsx";
import { Disabled, Loading, Unreachable } from "./message-screens.tsx";

export interface AppViewProps {
  visit: Visit;
  /** What comes after the form is not chosen before its screens are there. */
  lastScreens: LastScreens | null;
  /** Closes the panel around the frame; there is none when the frame stands alone. */
  onClose: (() => void) | undefined;
}

type Screens = Record<Flow["kind"], ComponentType<{ visit: Visit }>>;

/** Of the situations that come after the form; `null` until they are needed. */
export type LastScreens = Omit<Screens, keyof typeof FIRST_SCREENS>;

/** The screen of each situation until the form is sent. */
const FIRST_SCREENS = {
  loading: Loading,
  unreachable: Unreachable,
  form: FormScreen,
  submitting: FormScreen,
  failed: FormScreen,
  disabled: Disabled,
} satisfies Partial<Screens>;

/** The whole panel: the header, and the screen that belongs to the flow. */
export function AppView({ visit, lastScreens, onClose }: AppViewProps): VNode {
  const { i18n, config, flow } = visit;
  const { t } = i18n;
  const { kind } = flow.value;
  const theme = config.value?.theme;
  const isAway = /^away|message/.test(kind);
  const own = (isAway && i18n.own("offlineTitle")) || i18n.own("title");
  const title = own ?? ((isAway && theme?.offlineTitle) || theme?.title);
  const screens: Partial<Screens> = { ...FIRST_SCREENS, ...lastScreens };
  const Screen = screens[kind] ?? Loading;
  return (
    <div class="panel">
      <Header title={title || t("title")} closeLabel={t("close")} onClose={onClose} />
      <main>
        <Screen visit={visit} />
      </main>
    </div>
  );
}
