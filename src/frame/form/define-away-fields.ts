import type { Settings } from "../../protocol/settings.ts";
import { type Config, isOn } from "../workspace/schemas.ts";
import { defineFields } from "./define-fields.ts";
import type { Field } from "./field.ts";

/**
 * Name, email, department and message: what `livechat/offline.message` takes. It refuses an empty one. What the
 * workspace knows of the visitor is no part of it.
 */
export function defineAwayFields({ guest, ...config }: Config, settings: Settings): Field[] {
  const departments = config.departments?.map((department) => ({
    ...department,
    showOnRegistration: isOn(department.showOnOfflineForm),
  }));
  const own = Object.fromEntries(
    Object.entries(settings.fields ?? {}).map(([name, field]) => [name, typeof field === "object" ? field : {}]),
  );
  const fields = {
    name: { ...own.name, presence: "required" },
    email: { ...own.email, presence: "required" },
    phone: "hidden",
    department: { ...own.department, presence: "optional" },
    message: { ...own.message, presence: "required" },
  } as const;
  return defineFields({ ...config, departments }, { ...settings, fields }, []).filter(({ id }) => id !== "phone");
}
