import type { VNode } from "preact";

export interface WelcomeProps {
  /** Whether the form is on the page, rather than behind a launcher. */
  isDirect: boolean;
  /** Whether the widget has asked for its form. */
  isOpened: boolean;
}

/** What to do here, until a visitor is stored. */
export function Welcome({ isDirect, isOpened }: WelcomeProps): VNode {
  return (
    <section class="welcome">
      <ol class="steps">
        <li class={isOpened ? "done" : ""}>
          <strong>{isDirect ? "Be the visitor" : "Open the chat"}</strong>
          {isDirect
            ? " of the shop's contact page: the form is part of it."
            : " in the shop's corner, as a visitor would."}
        </li>
        <li>
          <strong>Send the form.</strong> Each request shows up here.
        </li>
        <li>
          <strong>Answer as the agent.</strong> The visitor reads it in the chat window, and writes back.
        </li>
      </ol>
    </section>
  );
}
