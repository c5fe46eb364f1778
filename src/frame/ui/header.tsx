import type { VNode } from "preact";

export interface HeaderProps {
  title: string;
  closeLabel: string;
  onClose: (() => void) | undefined;
}

export function Header({ title, closeLabel, onClose }: HeaderProps): VNode {
  return (
    <header>
      <h1>{title}</h1>
      {onClose && (
        <button type="button" class="close" aria-label={closeLabel} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </header>
  );
}
