import type { ComponentChildren, VNode } from "preact";

export interface MessageProps {
  text: string;
  isBusy?: boolean;
  isAlert?: boolean;
  action?: string;
  onAction?: () => void;
  /** What is said instead of the text. */
  children?: ComponentChildren;
}

/** A screen that is one sentence, and at most one thing to do about it. */
export function Message({ text, isBusy, isAlert, action, onAction, children }: MessageProps): VNode {
  return (
    <div class={isBusy ? "message busy" : "message"}>
      {isBusy && <span class="spinner" />}
      <div role={isAlert ? "alert" : "status"}>{children || <p>{text}</p>}</div>
      {action && (
        <button type="button" class="primary" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
