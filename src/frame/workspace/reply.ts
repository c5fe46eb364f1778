import { type core, safeParse } from "zod/mini";
import { Failure } from "./failure.ts";
import { readText } from "./read-text.ts";
import { refusal } from "./refusal.ts";

/**
 * Reads a reply as what the schema says. A page of a proxy or a captive portal, an empty or a cut-off body
 * is `unavailable`, whatever its status; JSON of another shape is `unexpected`.
 */
export async function readReply<Schema extends core.$ZodType>(
  response: Response,
  schema: Schema,
): Promise<core.output<Schema>> {
  const { status, headers } = response;
  const json = parseJson(await readText(response));
  if (!response.ok || String(json?.success) === "false") {
    throw refusal(status, json, headers);
  }
  if (!json) throw new Failure("unavailable", `HTTP ${status} without JSON`, "", true);
  const { data, error } = safeParse(schema, json);
  if (error) throw new Failure("unexpected", `Unexpected reply: ${JSON.stringify(error.issues[0]?.path)}`);
  return data as core.output<Schema>;
}

/** What is null is as good as absent: a reviver for `JSON.parse`. */
export const withoutNull = (_key: string, value: unknown): unknown => value ?? undefined;

function parseJson(text: string): { success?: unknown } | null {
  try {
    const json: unknown = JSON.parse(text, withoutNull);
    return typeof json === "object" ? json : null;
  } catch {
    return null;
  }
}
