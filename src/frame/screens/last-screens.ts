import { AwayNotice, AwayScreen, MessageLeft } from "./away-screen.tsx";
import { HandedOff } from "./handed-off.tsx";
import { OtherChat, Returning } from "./open-chat-screens.tsx";

/** The screens of what comes after the form: they are fetched with its code. */
export const lastScreens = {
  "handed-off": HandedOff,
  "other-chat": OtherChat,
  returning: Returning,
  away: AwayScreen,
  "leaving-message": AwayScreen,
  "message-left": MessageLeft,
  "away-notice": AwayNotice,
};
