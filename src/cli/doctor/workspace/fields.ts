import { isSafePattern } from "redos-detector";
import { type Finding, ok, problem, warning } from "../finding.ts";
import { type JsonObject, objectsIn, textOf } from "../look/json-value.ts";

/** A pattern and the field that it is for. */
export interface PatternOf {
  key: string;
  pattern: string;
}

export function checkOptions({ customFields }: JsonObject): Finding[] {
  const fields = objectsIn(customFields).filter(({ type }) => type === "select");
  const untrimmed = fields.flatMap(({ _id, options }) => {
    const texts = Array.isArray(options) ? options.map(textOf) : [];
    const wrong = texts.filter((text) => text !== text.trim());
    return wrong.length > 0
      ? [warning("field-options", `${textOf(_id)}: ${quote(wrong)} with spaces, and stored so`)]
      : [];
  });
  if (untrimmed.length > 0) return untrimmed;
  return [ok("field-options", fields.length > 0 ? "they have no spaces around them" : "no field has any")];
}

export function patternsOf({ customFields }: JsonObject): PatternOf[] {
  return objectsIn(customFields).flatMap(({ _id, regexp }) =>
    textOf(regexp) ? { key: textOf(_id), pattern: textOf(regexp) } : [],
  );
}

/** Above this many ways back, a long answer takes seconds. */
const MOST_BACKTRACKS = 200;
/** A pattern that takes longer to judge is not judged. */
const LONGEST_JUDGEMENT_MS = 2_000;

export function checkPatterns(patterns: PatternOf[]): Finding[] {
  const wrong = patterns.flatMap(({ key, pattern }) => {
    const why = faultOf(pattern);
    return why
      ? [
          why.isFatal
            ? problem("field-patterns", `${key}: ${why.words}`)
            : warning("field-patterns", `${key}: ${why.words}`),
        ]
      : [];
  });
  if (wrong.length > 0) return wrong;
  return [ok("field-patterns", patterns.length > 0 ? `${patterns.length} read, none explosive` : "no field has one")];
}

function faultOf(pattern: string): { words: string; isFatal: boolean } | null {
  try {
    new RegExp(pattern);
  } catch {
    return {
      words: `${JSON.stringify(pattern)} is no pattern that browsers read: the workspace refuses every answer`,
      isFatal: true,
    };
  }
  try {
    const { error } = isSafePattern(pattern, { maxScore: MOST_BACKTRACKS, timeout: LONGEST_JUDGEMENT_MS });
    return error === "hitMaxScore"
      ? { words: `${JSON.stringify(pattern)} may take minutes for one answer`, isFatal: false }
      : null;
  } catch {
    // What the detector can't read says nothing about the pattern.
    return null;
  }
}

const quote = (texts: string[]) => texts.map((text) => JSON.stringify(text)).join(", ");
