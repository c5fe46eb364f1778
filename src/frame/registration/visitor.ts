import type { VisitorDetail } from "../../protocol/events.ts";
import type { Guest } from "../workspace/schemas.ts";

/** What the site's events tell about a visitor. */
export function toVisitor(guest: Guest): VisitorDetail {
  return {
    id: guest._id ?? "",
    username: guest.username ?? "",
    name: guest.name ?? "",
    email: guest.visitorEmails?.[0]?.address ?? "",
    phone: guest.phone?.[0]?.phoneNumber ?? "",
    department: guest.department ?? "",
  };
}
