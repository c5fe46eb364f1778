import type { VNode } from "preact";
import { Header } from "../ui/header.tsx";
import type { Model } from "../visit/model.ts";
import { FormScreen } from "./form-screen.tsx";
import { failureText } from "./form-view.tsx";
import { Message } from "./message.tsx";
import { Progress } from "./progress.tsx";

export interface AppViewProps {
  model: Model;
  /** Closes the panel around the frame; there is none when the frame stands alone. */
  onClose: (() => void) | undefined;
}

/** The whole panel: the header, and the screen that belongs to the flow. */
export function AppView({ model, onClose }: AppViewProps): VNode {
  const { i18n, config, flow } = model;
  const { t } = i18n;
  const theme = config.value?.theme;
  const isAway = flow.value.kind === "away";
  const own = (isAway && i18n.own("offlineTitle")) || i18n.own("title");
  const title = own ?? ((isAway && theme?.offlineTitle) || theme?.title);
  return (
    <div class="panel">
      <Header title={title || t("title")} closeLabel={t("close")} onClose={onClose} />
      <main>
        <Screen model={model} />
      </main>
    </div>
  );
}

function Screen({ model }: { model: Model }): VNode {
  const { i18n, configWait } = model;
  const flow = model.flow.value;
  const { t } = i18n;
  switch (flow.kind) {
    case "loading":
      return (
        <Message text={t("loading")} isBusy>
          {configWait.value && <Progress step="config" wait={configWait.value} i18n={i18n} />}
        </Message>
      );
    case "form":
    case "submitting":
      return <FormScreen model={model} />;
    case "failed":
      if (flow.step !== "config" || model.early.length) return <FormScreen model={model} />;
      return <Message text={t(failureText[flow.reason])} action={t("retry")} onAction={() => model.load()} isAlert />;
    case "handed-off":
    case "away": {
      const { Screen } = flow;
      return <Screen model={model} />;
    }
    case "disabled":
      return <Message text={t("disabled")} />;
  }
}
