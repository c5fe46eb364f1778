import type { VNode } from "preact";
import { Text } from "../ui/text.tsx";
import type { ErasureState } from "../visit/erasure.ts";
import type { Visit } from "../visit/visit.ts";
import { failureText } from "./failure-text.ts";

/** Where the site has switched it on: the visitor may have everything deleted that the workspace has of them. */
export function EraseOffer({ visit: { erasure, i18n } }: { visit: Visit }): VNode | null {
  if (!erasure.isOffered) return null;
  const { t } = i18n;
  const state = erasure.state.value;
  const text = textOf(state);
  return (
    <>
      <button
        type="button"
        class="link"
        aria-disabled={state.kind === "under-way" ? true : undefined}
        onClick={() => erasure.ask()}
      >
        <Text>{t("deleteData")}</Text>
      </button>
      <div role="alert">
        {text && (
          <p class="note">
            <Text>{t(text)}</Text>
          </p>
        )}
      </div>
    </>
  );
}

function textOf(state: ErasureState) {
  if (state.kind === "chat-is-open") return "dataKept";
  return state.kind === "failed" ? failureText[state.reason] : null;
}
