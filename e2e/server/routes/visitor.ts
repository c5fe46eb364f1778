import type { Route } from "../context.ts";
import { storeAnswersAtRegistration } from "../custom-fields.ts";
import { codedFailure } from "../errors.ts";
import { checkVisitorBody } from "../match.ts";
import type { VisitorRecord } from "../records.ts";
import { registerGuest } from "../registration.ts";
import type { Store } from "../store.ts";

/** `POST livechat/visitor`. */
export const registerVisitorRoute: Route = {
  method: "POST",
  pattern: "livechat/visitor",
  run({ body }, { store, workspace }) {
    const input = checkVisitorBody(body);
    const visitor = registerGuest(store, workspace(), input);
    renameOpenRooms(store, visitor);
    const answers = input.customFields ?? [];
    if (answers.length === 0) return { visitor };
    // The visitor stays saved when this refuses.
    return { visitor: storeAnswersAtRegistration(store, workspace(), visitor, answers) };
  },
};

/** `GET livechat/visitor/:token`. */
export const readVisitorRoute: Route = {
  method: "GET",
  pattern: "livechat/visitor/:token",
  run({ params }, { store }) {
    return { visitor: visitorOrCodedFailure(store, params.token ?? "") };
  },
};

/** `DELETE livechat/visitor/:token`: forgets the visitor, with rooms and messages. */
export const removeVisitorRoute: Route = {
  method: "DELETE",
  pattern: "livechat/visitor/:token",
  run({ params }, { store, workspace }) {
    const visitor = visitorOrCodedFailure(store, params.token ?? "");
    const busy = store.openRooms(visitor.token).length > 0;
    // A workspace that stores header information can't hold on to personal data.
    if (busy && !workspace().storesHeaderInformation) {
      throw codedFailure("visitor-has-open-rooms", "Cannot remove visitors with opened rooms");
    }
    store.removeVisitor(visitor);
    return { visitor: { _id: visitor._id, ts: new Date().toISOString() } };
  },
};

/** These two routes throw a `Meteor.Error`, hence `[invalid-token]` and an `errorType`. */
function visitorOrCodedFailure(store: Store, token: string): VisitorRecord {
  const visitor = store.visitorByToken(token);
  if (visitor === null) throw codedFailure("invalid-token");
  return visitor;
}

function renameOpenRooms(store: Store, visitor: VisitorRecord): void {
  for (const room of store.openRooms(visitor.token)) {
    store.saveRoom({ ...room, fname: visitor.name ?? room.fname });
  }
}
