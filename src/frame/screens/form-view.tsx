import type { ComponentChildren, VNode } from "preact";
import type { Reason } from "../../protocol/events.ts";
import type { TextKey } from "../i18n/texts.ts";
import { RichText } from "../ui/rich-text.tsx";
import type { Model } from "../visit/model.ts";
import { BoundField } from "./bound-field.tsx";
import { Notice } from "./field-view.tsx";

export const failureText = {
  offline: "failedOffline",
  timeout: "failedTimeout",
  "rate-limited": "failedLimit",
  rejected: "failedRejected",
  unavailable: "failedUnavailable",
  unexpected: "failedUnexpected",
} as const satisfies Record<Reason, TextKey>;

export interface FormViewProps {
  model: Model;
  greeting: string;
  /** The workspace's own may come while the visitor types: it takes the place of ours, and no more. */
  isGreetingHeld?: boolean;
  /** What the button says while nothing has failed. */
  action: TextKey;
  isSending: boolean;
  failure: Reason | null;
  /** What is being done while it is sent. */
  progress: ComponentChildren;
  children?: ComponentChildren;
  onSubmit(): void;
}

/** The fields and the button: while they are sent, and after a failure, every answer stays on display. */
export function FormView(props: FormViewProps): VNode {
  const { model, greeting, isGreetingHeld, action, isSending, failure, progress, children, onSubmit } = props;
  const { t } = model.i18n;
  const submit = (event: Event) => {
    event.preventDefault();
    // The fields are switched off while they are sent: the focus waits where it isn't lost.
    (event as SubmitEvent).submitter?.focus();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit}>
      <RichText class={isGreetingHeld ? "greeting held" : "greeting"} text={greeting} />
      <fieldset class="fields" disabled={isSending}>
        {model.form.inForce.value.map((field) =>
          field.isHidden ? (
            // A department that nobody is asked for may be offline all the same.
            field.id === "department" && <Notice text={model.departmentNotice.value} />
          ) : (
            <BoundField key={field.id} {...{ field, model }} />
          ),
        )}
        {children}
      </fieldset>
      <footer>
        <div role="alert" class="failure">
          {failure && <p>{t(failureText[failure])}</p>}
        </div>
        <button type="submit" class="primary" aria-disabled={isSending}>
          {isSending && <span class="spinner" />}
          {t(isSending ? "sending" : failure ? "retry" : action)}
        </button>
        <div role="status" class="progress">
          {progress}
        </div>
      </footer>
    </form>
  );
}
