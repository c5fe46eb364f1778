import type { RefObject, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isClosingKey } from "../browser/closing-key.ts";
import { takeFocus } from "../ui/take-focus.ts";
import { Text } from "../ui/text.tsx";
import type { ErasureState } from "../visit/erasure.ts";
import type { Visit } from "../visit/visit.ts";
import { failureText } from "./failure-text.ts";

/** Where the site has switched it on: the visitor may have everything deleted that the workspace has of them. */
export function EraseOffer({ visit }: { visit: Visit }): VNode | null {
  const { erasure, i18n } = visit;
  const { t } = i18n;
  const state = erasure.state.value;
  const text = textOf(state);
  const isInQuestion = state.kind === "in-question";
  const offer = useFocusAfter(isInQuestion);
  if (!erasure.isOffered) return null;
  return (
    <>
      <div role="status">
        {isInQuestion && (
          <p id="delete-question">
            <Text>{t("deleteQuestion")}</Text>
          </p>
        )}
      </div>
      {isInQuestion ? (
        <Choice visit={visit} />
      ) : (
        <button
          type="button"
          class="link"
          aria-disabled={state.kind === "under-way" ? true : undefined}
          ref={offer}
          onClick={() => erasure.ask()}
        >
          <Text>{t("deleteData")}</Text>
        </button>
      )}
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

/** For the button that comes back after the question: what had the focus is gone with it. */
function useFocusAfter(isInQuestion: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasInQuestion = useRef(false);
  useLayoutEffect(() => {
    if (wasInQuestion.current && !isInQuestion) button.current?.focus();
    wasInQuestion.current = isInQuestion;
  }, [isInQuestion]);
  return button;
}

/** The focus begins on what does no harm. */
function Choice({ visit: { erasure, i18n } }: { visit: Visit }): VNode {
  const { t } = i18n;
  const withdrawOnEscape = (event: KeyboardEvent) => {
    if (!isClosingKey(event)) return;
    // The panel stays open.
    event.preventDefault();
    erasure.withdraw();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of its buttons.
    <div class="choice" onKeyDown={withdrawOnEscape}>
      <button type="button" class="secondary" aria-describedby="delete-question" onClick={() => erasure.confirm()}>
        <Text>{t("deleteNow")}</Text>
      </button>
      <button type="button" class="secondary" ref={takeFocus} onClick={() => erasure.withdraw()}>
        <Text>{t("keepData")}</Text>
      </button>
    </div>
  );
}

function textOf(state: ErasureState) {
  if (state.kind === "chat-is-open") return "dataKept";
  return state.kind === "failed" ? failureText[state.reason] : null;
}
