import type { ComponentChildren, VNode } from "preact";
import type { Reason } from "../../protocol/events.ts";
import type { TextKey } from "../i18n/texts.ts";
import { RichText } from "../ui/rich-text.tsx";
import { Text } from "../ui/text.tsx";
import type { Visit } from "../visit/visit.ts";
import { BoundField, departmentNotice } from "./bound-field.tsx";
import { ConsentBox } from "./consent-box.tsx";
import { failureText } from "./failure-text.ts";
import { Notice } from "./field-view.tsx";

export interface FormViewProps {
  visit: Visit;
  greeting: string;
  /** The workspace's own may come while the visitor types: it takes the place of ours, and no more. */
  isGreetingHeld?: boolean;
  /** Beside the greeting: when somebody is there again, for example. */
  note?: string | null;
  /** First name of a visitor who was here before: whoever sits there now may be somebody else. */
  knownName?: string | null;
  /** What the button says while nothing has failed. */
  action: TextKey;
  isSending: boolean;
  failure: Reason | null;
  /** What is being done while it is sent. */
  progress: ComponentChildren;
  onSubmit(): void;
}

/** The fields and the button: while they are sent, and after a failure, every answer stays on display. */
export function FormView(props: FormViewProps): VNode {
  const { visit, greeting, isGreetingHeld, action, isSending, failure, progress, note, knownName, onSubmit } = props;
  const { form, consent, i18n } = visit;
  const { t } = i18n;
  const submit = (event: Event) => {
    event.preventDefault();
    // The fields are switched off while they are sent: the focus waits where it isn't lost.
    (event as SubmitEvent).submitter?.focus();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit}>
      <RichText class={isGreetingHeld ? "greeting held" : "greeting"} text={greeting} />
      {note && (
        <p class="known">
          <Text>{note}</Text>
        </p>
      )}
      {knownName && (
        <p class="known">
          <Text>{t("welcomeKnown", { name: knownName })}</Text>{" "}
          <button type="button" class="link" disabled={isSending} onClick={() => visit.startOver()}>
            <Text>{t("startOver")}</Text>
          </button>
        </p>
      )}
      <fieldset class="fields" disabled={isSending}>
        {form.inForce.value.map((field) =>
          field.isHidden ? (
            // A department that nobody is asked for may be offline all the same.
            field.id === "department" && <Notice text={departmentNotice(visit)} />
          ) : (
            <BoundField key={field.id} {...{ field, visit }} />
          ),
        )}
        <ConsentBox {...{ consent, i18n }} />
      </fieldset>
      <footer>
        <div role="alert" class="failure">
          {failure && (
            <p>
              <Text>{t(failureText[failure])}</Text>
            </p>
          )}
        </div>
        <button type="submit" class="primary" aria-disabled={isSending}>
          {isSending && <span class="spinner" />}
          <Text>{t(isSending ? "sending" : failure ? "retry" : action)}</Text>
        </button>
        <div role="status" class="progress">
          {progress}
        </div>
      </footer>
    </form>
  );
}
