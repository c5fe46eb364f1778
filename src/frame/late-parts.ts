import { missingPart } from "./workspace/failure.ts";
import { isReachable } from "./workspace/online.ts";

/**
 * The parts of the frame that come after the app's own code, and all there are: no other file imports on demand, but
 * the boot script (the app) and the texts (the locale on display).
 *
 * @param server The workspace, which is tried where the browser says that it is offline.
 */
export const createLateParts = (server: string) => {
  /** Firefox never asks again for a module that it could not have: without a connection it is not asked at all. */
  const late = <Part>(get: () => Promise<Part>): (() => Promise<Part>) => {
    let part: Part | undefined;
    return async () => {
      try {
        if (!part && !navigator.onLine && !(await isReachable(server))) throw new TypeError("There is no connection");
        part ??= await get();
        return part;
      } catch (error) {
        throw missingPart(error);
      }
    };
  };
  return {
    /**
     * From a sent form to the room, a message for later, a chat that is open, and the screens of all that. Asked for
     * as soon as the app runs, so that it is there by the time the form is filled in. Without it the visitor is told
     * that the chat can't be reached, keeps every answer, and the next try fetches it again.
     */
    afterForm: late(() => Promise.all([import("./visit/after-form.ts"), import("./screens/last-screens.ts")])),
    /**
     * Which field the visitor is in, for a site with `analytics`: as soon as the app runs. Without it fields are not
     * told.
     */
    fieldReports: late(() => import("./visit/field-reports.ts")),
    /**
     * The code of the workspace's own widget, brought into the cache: as soon as the app runs, where the frame's
     * document names its files. Without it the window fetches them after the handoff.
     */
    warmWindow: late(() => import("./visit/warm-window.ts")),
    /** Phone numbers of all countries: when the field of the number gets the focus. Without it a number goes out as typed. */
    phone: late(() => import("./form/phone/create-phone-support.tsx")),
  };
};
