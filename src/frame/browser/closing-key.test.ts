import { expect, it } from "vitest";
import { isClosingKey } from "./closing-key.ts";

it.each([
  [{ key: "Escape", keyCode: 27, isComposing: false }, true],
  [{ key: "Escape", keyCode: 229, isComposing: true }, false],
  [{ key: "Escape", keyCode: 27, isComposing: true }, false],
  [{ key: "Escape", keyCode: 229, isComposing: false }, false],
  [{ key: "Escape", keyCode: 27, isComposing: false, defaultPrevented: true }, false],
  [{ key: "Enter", keyCode: 13, isComposing: false }, false],
])("%j closes: %s", (event, expected) => {
  expect(isClosingKey({ defaultPrevented: false, ...event } as KeyboardEvent)).toBe(expected);
});
