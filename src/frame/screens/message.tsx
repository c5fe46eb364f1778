import type { ComponentChildren, VNode } from "preact";

export interface MessageProps {
  text: string;
  isBusy?: boolean;
  isAlert?: boolean;
  action?: string;
  onAction?: () => void;
  children?: ComponentChildren;
}

/** A screen that is one sentence, and at most one thing to do about it. */
export function Message({ text, isBusy, isAlert, action, onAction, children }: MessageProps): VNode {
  return (
    <div class="message">
      {isBusy && <span class="spinner" />}
      <p role={isAlert ? "alert" : "status"}>{text}</p>
      {children}
      {action && (
        <button type="button" class="primary" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
