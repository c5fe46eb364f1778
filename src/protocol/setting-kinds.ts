/** What a value may be, where that needs no more words. */
export type SimpleKind =
  /** Not empty, where a setting is nothing but that. */
  | "text"
  /** A text about the visitor, never repeated in the console. */
  | "personal"
  | "flag"
  /** Off, on, or on with more to it: a list of texts. */
  | "flagOrList"
  | "integer"
  /** A number, 0 or more. */
  | "length"
  /** A number, or a date as `YYYY-MM-DD`. */
  | "bound"
  /** Of the web, `http` or `https`. */
  | "address"
  /** Of the page's own elements, in CSS. */
  | "selector"
  | "color"
  /** There or not, whatever its value is. */
  | "mark";

/** What has an inside, which only the frame looks into: `nested-settings.ts`. The page needs to know of two what is in them. */
export type RichKind = "object" | "list" | "fields" | "customFields";

/** One of these. */
export type Words = readonly string[];

/** An object with these properties, each of which may be missing. */
export interface Shape {
  shape: Readonly<Record<string, InnerKind>>;
  /** Without these properties it is of no use. */
  needs?: readonly string[];
  /** The property that a value stands for which is no object. */
  shorthand?: string;
}

/** One value alone stands for a list of it. */
export interface List {
  listOf: InnerKind;
}

/** An object whose keys are the site's to choose. */
export interface Dictionary {
  valuesOf: InnerKind;
}

export type OuterKind = SimpleKind | RichKind | Words;
export type InnerKind = SimpleKind | Words | Shape | List | Dictionary;

/** The kinds that fit a type. */
export type KindOf<Value> = [Value] extends [boolean | undefined]
  ? "flag"
  : [Value] extends [number | undefined]
    ? "integer" | "length"
    : [Value] extends [string | undefined]
      ? string extends Value
        ? "text" | "personal" | "address" | "selector" | "color" | "mark"
        : readonly NonNullable<Value>[]
      : "flagOrList" | "bound" | RichKind | Shape | List | Dictionary;
