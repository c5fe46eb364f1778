import { computed, effect } from "@preact/signals";
import { requestConfig } from "../workspace/config-request.ts";
import { readReply } from "../workspace/reply.ts";
import { configReply, isOff } from "../workspace/schemas.ts";
import type { Model } from "./model.ts";

/** Choosing with the arrow keys passes by the others: they are not asked for. */
const SETTLE_MS = 300;

/** Asks for the chosen department whether somebody is there, and says so beside the choice. */
export function watchDepartment({ form, server, settings, config, flow, departmentNotice, i18n }: Model): void {
  /** Whether nobody is there, by department; not before the answer. */
  let known = new Map<string, boolean>();
  let asked: unknown;
  const isAway = async (department: string) => {
    const { businessUnit } = settings.peek();
    const reply = await readReply(await requestConfig(server, { department, businessUnit }), configReply);
    return isOff(reply.config.online);
  };
  const isChat = computed(() => /form|submitting|failed/.test(flow.value.kind));
  effect(() => {
    // New definitions may come with new answers.
    const isAsked = form.definitions.value.some(({ id }) => id === "department") && isChat.value;
    const chosen = isAsked && form.entry("department").value.value;
    // Whoever opens the panel again gets a new configuration: agents may have come or gone.
    if (asked !== config.value) known = new Map();
    asked = config.value;
    const answers = known;
    const show = () => {
      if (answers === known)
        departmentNotice.value = chosen && answers.get(chosen) ? i18n.t("departmentOffline") : null;
    };
    show();
    if (!chosen || answers.has(chosen)) return;
    const ask = async () => {
      answers.set(chosen, false);
      try {
        answers.set(chosen, await isAway(chosen));
        if (form.entry("department").value.peek() === chosen) show();
      } catch {
        // What can't be found out is left for the workspace to say, and asked again the next time.
        answers.delete(chosen);
      }
    };
    const timer = setTimeout(ask, SETTLE_MS);
    return () => clearTimeout(timer);
  });
}
