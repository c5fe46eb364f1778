import type { VNode } from "preact";
import { Text } from "./text.tsx";

export interface HeaderProps {
  title: string;
  closeLabel: string;
  onClose: (() => void) | undefined;
}

export function Header({ title, closeLabel, onClose }: HeaderProps): VNode {
  return (
    <header>
      <h1>
        <Text>{title}</Text>
      </h1>
      {onClose && (
        <button type="button" class="close" aria-label={closeLabel} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </header>
  );
}
