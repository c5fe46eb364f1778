import { missingPart } from "./workspace/failure.ts";

const orFail = (error: unknown) => Promise.reject(missingPart(error));

/**
 * The parts of the frame that come after the app's own code, and all there are: no other file imports on demand, but
 * the boot script (the app) and the texts (the locale on display).
 */
export const lateParts = {
  /**
   * From a sent form to the room, a message for later, a chat that is open. Asked for as soon as the app runs, so that
   * it is there by the time the form is filled in. Without it the visitor is told that the chat can't be reached, keeps
   * every answer, and the next try fetches it again.
   */
  afterForm: () => import("./visit/after-form.ts").catch(orFail),
  /** The screens of all that: they come with it, and it can't go on without them. */
  lastScreens: () => import("./screens/last-screens.ts").catch(orFail),
  /** Which field the visitor is in, for a site with `analytics`: as soon as the app runs. Without it fields are not told. */
  fieldReports: () => import("./visit/field-reports.ts").catch(orFail),
  /** Phone numbers of all countries: when the field of the number gets the focus. Without it a number goes out as typed. */
  phone: () => import("./form/phone/create-phone-support.tsx").catch(orFail),
};
