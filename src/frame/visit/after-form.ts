import { ChatWatch } from "./chat-watch.ts";
import type { VisitContext } from "./context.ts";
import { MessageForLater } from "./message-for-later.ts";
import { OpenChat } from "./open-chat.ts";
import { Submission } from "./submission.ts";
import type { VisitForm } from "./visit-form.ts";

export { eraseVisitor } from "../registration/erase-visitor.ts";
export { createClient } from "../workspace/client.ts";

/** What comes after the form: the submission, a message for later, and the chat that is open. */
export class AfterForm {
  readonly submission: Submission;
  readonly message: MessageForLater;
  readonly openChat: OpenChat;

  constructor(context: VisitContext, visitForm: VisitForm) {
    this.message = new MessageForLater(context, visitForm);
    this.submission = new Submission(context, visitForm, this.message);
    this.openChat = new OpenChat(context, this.submission, new ChatWatch(context));
  }
}
