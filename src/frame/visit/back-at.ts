import { nextOpening } from "../../protocol/opening-hours.ts";
import type { I18n } from "../i18n/i18n.ts";
import { openingTime } from "../i18n/opening-time.ts";
import type { Site } from "./site.ts";

/** When somebody is there again, by the site's hours and in the visitor's words; `null` where they don't tell. */
export function backAt({ site, i18n }: { site: Site; i18n: I18n }): string | null {
  const { hours } = site.settings.value;
  const now = Date.now();
  const opensAt = hours ? nextOpening(hours, now) : null;
  return opensAt === null ? null : i18n.t("backAt", { time: openingTime(opensAt, now, i18n) });
}
