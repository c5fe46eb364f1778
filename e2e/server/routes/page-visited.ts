import type { Route } from "../context.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { newId } from "../store.ts";

const bodySchema: ObjectSchema = {
  type: "object",
  properties: {
    token: { type: "string" },
    rid: { type: "string", nullable: true },
    pageInfo: {
      type: "object",
      properties: {
        title: { type: "string" },
        change: { type: "string" },
        location: {
          type: "object",
          properties: { href: { type: "string" } },
          required: ["href"],
        },
      },
      required: ["title", "change", "location"],
    },
  },
  required: ["token", "pageInfo"],
};

interface PageVisitedInput {
  token: string;
  rid?: string | null;
  pageInfo: { title: string; change: string; location: { href: string } };
}

/** `POST livechat/page.visited`. The token need not belong to anybody yet; another `change` than the one asked for is dropped. */
export const pageVisitedRoute: Route = {
  method: "POST",
  pattern: "livechat/page.visited",
  run({ body }, { store, workspace }) {
    const { token, rid, pageInfo } = validate<PageVisitedInput>(bodySchema, body);
    const { title, change, location } = pageInfo;
    if (change !== workspace().settings.historyMonitorType) return {};
    const page = {
      _id: newId(),
      token,
      ...(rid && { rid }),
      change,
      title,
      href: location.href,
      ts: new Date().toISOString(),
    };
    store.savePage(page);
    return { page: { msg: `${title} - ${location.href}`, navigation: { page: pageInfo, token } } };
  },
};
