/**
 * The parts of the frame that come after the app's own code, and all there are: no other file imports on demand, but
 * the boot script (the app) and the texts (the locale on display).
 */
export const lateParts = {
  /**
   * From answers to a room: the client of the workspace and the steps of a registration. Asked for as soon as the app
   * runs, so that it comes while the configuration is on its way. Without it the step fails as any request does, and
   * the next try fetches it again.
   */
  registration: () => import("../registration/registration.ts"),
  /** Phone numbers of all countries: when the field of the number gets the focus. Without it a number goes out as typed. */
  phone: () => import("../form/phone/create-phone-support.tsx"),
};

export type LateParts = typeof lateParts;
