import type { Route } from "../context.ts";
import { allFieldsRoute } from "./all-fields.ts";
import { configRoute } from "./config.ts";
import { customFieldRoute, customFieldsRoute } from "./custom-fields.ts";
import { departmentTransferRoute } from "./department-transfer.ts";
import { readMessageRoute, sendMessageRoute } from "./message.ts";
import { officialWidgetRoutes } from "./official-widget.ts";
import { offlineMessageRoute } from "./offline-message.ts";
import { pageVisitedRoute } from "./page-visited.ts";
import { roomRoute } from "./room.ts";
import { readVisitorRoute, registerVisitorRoute, removeVisitorRoute } from "./visitor.ts";

/** Every route of the API. */
export const routes: Route[] = [
  configRoute,
  registerVisitorRoute,
  readVisitorRoute,
  removeVisitorRoute,
  customFieldsRoute,
  customFieldRoute,
  allFieldsRoute,
  roomRoute,
  sendMessageRoute,
  readMessageRoute,
  offlineMessageRoute,
  pageVisitedRoute,
  departmentTransferRoute,
  ...officialWidgetRoutes,
];
