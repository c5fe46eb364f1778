import type { texts } from "./locales/en.ts";

export type TextKey = keyof typeof texts;
/** What a locale's chunk exports; a missing text does not compile. */
export type Texts = Record<TextKey, string>;
