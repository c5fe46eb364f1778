import type { ComponentType } from "preact";
import type { PageFacts } from "../../../protocol/messages.ts";
import type { Settings } from "../../../protocol/settings.ts";
import type { Config } from "../../workspace/schemas.ts";
import type { ControlProps } from "../control-props.ts";
import type { Field } from "../field.ts";
import type { Answers, Problem } from "../rules.ts";

/** Tells the site's owner about a setting that can't be followed. */
export type Warn = (setting: string, problem: string) => void;

/**
 * What only custom fields and conditions need. It is loaded for the sites and the workspaces that have them; the form
 * of name, email, phone, department and message does without.
 */
export interface CustomSupport {
  parseRichSettings(given: Record<string, unknown>): Partial<Settings>;
  /** The custom fields of the workspace and of the site, merged. */
  define(config: Config, settings: Settings, page: PageFacts, warn: Warn): Field[];
  /** The fields that take part: those whose conditions hold. Hidden ones are among them. */
  inForce(fields: Field[], answer: (field: Field) => string): Field[];
  /** Tells the owner about conditions, `requireOneOf` among them, that can't be followed. */
  warnOfConditions(fields: Field[], requireOneOf: string[] | undefined, warn: Warn): void;
  /** What is wrong with a filled answer of a custom field's type, or with its bounds. */
  judge(field: Field, value: string, locale: string): Problem | undefined;
  /** Adds to the problems when of the fields with these names none is filled. */
  requireOneOf(names: string[], fields: Field[], answers: Answers, problems: Map<string, Problem>): void;
  /** What the workspace's or the site's patterns say of what would be sent, by field id. */
  testPatterns(fields: Field[], wireOf: (field: Field) => string): Promise<Map<string, Problem>>;
  toWire(type: Field["type"], value: string, locale: string): string;
  /** The control of a type that only custom fields have. */
  Control: ComponentType<ControlProps>;
}
