import type { VNode } from "preact";
import { array, nullish, object, safeParse, string } from "zod/mini";
import { texts } from "../../frame/i18n/locales/en.ts";
import { BUILT_IN_FIELDS } from "../../protocol/settings-table.ts";

/** As much of the workspace's configuration as is offered while one types. */
const reply = object({
  config: object({
    departments: nullish(array(object({ _id: string(), name: nullish(string()) }))),
    customFields: nullish(array(object({ _id: string() }))),
  }),
});

/** What the workspace knows. */
export interface Known {
  departments: string[];
  fields: string[];
}

export const NOTHING_KNOWN: Known = { departments: [], fields: [] };

/** Asks the workspace, as the widget does. A workspace that does not answer has nothing to offer. */
export async function askWorkspace(server: string): Promise<Known> {
  try {
    const answer = await fetch(`${server}/api/v1/livechat/config`, { credentials: "omit" });
    const { data } = safeParse(reply, await answer.json());
    return {
      departments: data?.config.departments?.map(({ _id, name }) => name || _id) ?? [],
      fields: data?.config.customFields?.map(({ _id }) => _id) ?? [],
    };
  } catch {
    return NOTHING_KNOWN;
  }
}

/** Which list belongs to a part of a setting, by its path. */
export function listFor(path: string): string | undefined {
  if (/(^|\.)department$/.test(path)) return "known-departments";
  if (/\.(key|field)$/.test(path)) return "known-fields";
  if (path === "texts.*") return "known-texts";
  return undefined;
}

export function Suggestions({ known }: { known: Known }): VNode {
  const lists = {
    "known-departments": known.departments,
    "known-fields": [...BUILT_IN_FIELDS, ...known.fields],
    "known-texts": Object.keys(texts),
  };
  return (
    <>
      {Object.entries(lists).map(([id, words]) => (
        <datalist key={id} id={id}>
          {words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ))}
    </>
  );
}
