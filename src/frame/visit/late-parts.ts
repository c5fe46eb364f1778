/** The parts of a visit that come after the app's own code; `src/frame/late-parts.ts` says when, and what is done without. */
export interface LateParts {
  afterForm(): Promise<typeof import("./after-form.ts")>;
  fieldReports(): Promise<typeof import("./field-reports.ts")>;
  warmWindow(): Promise<typeof import("./warm-window.ts")>;
  phone(): Promise<typeof import("../form/phone/create-phone-support.tsx")>;
}
