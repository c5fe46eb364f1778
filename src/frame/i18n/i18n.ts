import { batch, signal } from "@preact/signals";
import { regional } from "./locales.ts";
import type { TextKey, Texts } from "./texts.ts";

/** Hebrew, Arabic and their relatives. */
const isRightToLeft = (text: string) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);

/** The texts on display, and the locale that dates, numbers and lists are written in. */
export class I18n {
  /** The locale of the texts. */
  readonly locale = signal("en");
  /** The tags that the site and the visitor want, best first. */
  wanted = (): (string | undefined)[] => [];
  readonly #texts = signal<Partial<Texts>>({});
  readonly #overrides = signal<Record<string, string>>({});

  /** Without texts, which are on their way, the locale tells the language and the direction. */
  use(locale: string, texts: Partial<Texts>): void {
    batch(() => {
      this.#texts.value = texts;
      this.locale.value = locale;
    });
  }

  /** The locale with the region that is wanted: `de-AT` has the texts of `de`. */
  get tag(): string {
    return regional(this.wanted(), this.locale.value);
  }

  /** Texts that the site gave, by key for every locale, or as `pt-BR:submit` or `pt:submit`: they win over ours. */
  override(texts: Record<string, string>): void {
    this.#overrides.value = texts;
  }

  /** The site's own text, which also wins over what the workspace says. */
  own(key: TextKey): string | undefined {
    const { value: own } = this.#overrides;
    const { value: locale } = this.locale;
    return own[`${locale}:${key}`] ?? own[`${locale.slice(0, 2)}:${key}`] ?? own[key];
  }

  /** A text, with `{name}` replaced by the parameter of that name. */
  t = (key: TextKey, parameters: Record<string, string | number> = {}): string => {
    const text = this.own(key) ?? this.#texts.value[key] ?? "";
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(parameters, name) ? this.#isolate(String(parameters[name])) : placeholder,
    );
  };

  /** What is written in the other direction would turn the signs beside it around: it stands by itself. */
  #isolate(text: string): string {
    return isRightToLeft(text) === (this.direction === "rtl") ? text : `\u2068${text}\u2069`;
  }

  /** A list as the language writes it: `A, B or C`. */
  list(items: string[], type: "conjunction" | "disjunction"): string {
    return new Intl.ListFormat(this.tag, { type }).format(items.map((item) => this.#isolate(item)));
  }

  /** A bound of a number or of a date, as the language writes it. */
  limit(value: number | string): string {
    const { tag } = this;
    return typeof value === "number"
      ? value.toLocaleString(tag)
      : new Date(value).toLocaleDateString(tag, { dateStyle: "medium", timeZone: "UTC" });
  }

  /** A whole number, in the language's own digits. */
  number(value: number): string {
    return value.toLocaleString(this.tag);
  }

  /** About how long: `5 minutes`, or `40 seconds` of less than one. @param seconds A whole number. */
  duration(seconds: number): string {
    const [value, unit] = seconds < 60 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
    return new Intl.NumberFormat(this.tag, { style: "unit", unit, unitDisplay: "long" }).format(value);
  }

  get direction(): "rtl" | "ltr" {
    return /^(ar|fa|he|ur)\b/.test(this.locale.value) ? "rtl" : "ltr";
  }
}
