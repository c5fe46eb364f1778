import type { ComponentChildren, VNode } from "preact";
import { Text } from "../ui/text.tsx";

export interface MessageProps {
  text: string;
  isBusy?: boolean;
  isAlert?: boolean;
  action?: string;
  onAction?: () => void;
  /** Something else that can be done, of less weight. */
  otherAction?: string;
  onOtherAction?: () => void;
  /** What is said instead of the text. */
  children?: ComponentChildren;
}

/** A screen that is one sentence, and what can be done about it. */
export function Message({
  text,
  isBusy,
  isAlert,
  action,
  onAction,
  otherAction,
  onOtherAction,
  children,
}: MessageProps): VNode {
  return (
    <div class={isBusy ? "message busy" : "message"}>
      {isBusy && <span class="spinner" />}
      <div role={isAlert ? "alert" : "status"}>
        {children || (
          <p>
            <Text>{text}</Text>
          </p>
        )}
      </div>
      {action && (
        <button type="button" class="primary" onClick={onAction}>
          <Text>{action}</Text>
        </button>
      )}
      {otherAction && (
        <button type="button" class="secondary" onClick={onOtherAction}>
          <Text>{otherAction}</Text>
        </button>
      )}
    </div>
  );
}
