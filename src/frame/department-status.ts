import { effect } from "@preact/signals";
import type { Model } from "./model.ts";
import { requestConfig } from "./rocketchat/config-request.ts";
import { readReply } from "./rocketchat/reply.ts";
import { configReply, isOff } from "./rocketchat/schemas.ts";

/** Asks once for each department that the visitor looks at whether somebody is there, and says so beside the choice. */
export function watchDepartment({ form, server, settings, departmentNotice, i18n }: Model): void {
  const known = new Map<string, Promise<boolean>>();
  const isAway = async (department: string) => {
    const { businessUnit } = settings.peek();
    const reply = await readReply(await requestConfig(server, { department, businessUnit }), configReply);
    return isOff(reply.config.online);
  };
  effect(() => {
    // New definitions may come with new answers.
    const field = form.definitions.value.find(({ id }) => id === "department");
    const chosen = form.entry("department").value.value;
    // In the language of the moment.
    const notice = i18n.t("departmentOffline");
    departmentNotice.value = null;
    if (!chosen || field?.isHidden) return;
    // What can't be found out is left for the workspace to say.
    const answer = known.get(chosen) ?? isAway(chosen).catch(() => false);
    known.set(chosen, answer);
    void answer.then((away) => {
      if (away && form.entry("department").value.peek() === chosen) departmentNotice.value = notice;
    });
  });
}
