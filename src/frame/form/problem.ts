/** What is wrong with an answer; the screen says it in the visitor's language. */
export type Problem =
  | {
      key:
        | "required"
        | "refused"
        | "departmentGone"
        | "invalidFormat"
        | "invalidEmail"
        | "emailUncertain"
        | "invalidChoice";
    }
  | { key: "invalidPhone" | "invalidUrl" | "invalidNumber" | "invalidDate" }
  | { key: "tooShort" | "tooLong" | "tooSmall" | "tooLarge"; limit: string | number }
  | { key: "requireOneOf"; names: string[] }
  /** A text that the site or the server gave. */
  | { key: "text"; text: string };

/** What is judged: the visitor's answers, by field id. */
export type Answers = Record<string, string>;
