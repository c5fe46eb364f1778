/** The major versions that the server can answer as. Each stands for its last release. */
export const MAJORS = [5, 6, 7, 8] as const;
export type Major = (typeof MAJORS)[number];

const LAST_RELEASES: Record<Major, string> = { 5: "5.4", 6: "6.13", 7: "7.13", 8: "8.0" };

/** What it tells everybody at `api/info`: major and minor version. */
export const lastReleaseOf = (major: Major): string => LAST_RELEASES[major];

/** What upstream changed, with the first major that has it. Whatever isn't here is alike in all of them. */
const FIRST_WITH = {
  /** `POST livechat/visitor` has a limit of its own: 5 a minute (6.10). */
  limitOfRegistrations: 6,
  /** So has `GET livechat/room`. */
  limitOfRooms: 7,
  /** `customFields` of `POST livechat/visitor` is refused when a required field is missing; hidden ones are skipped. */
  checksAnswersAtRegistration: 7,
  /** `custom.fields` stores the whole list or none of it, and answers the room's fields first (7.9). */
  storesAllOrNothing: 7,
  /** `overwrite: false` fills in an answer that is there, but empty (7.9). */
  fillsEmptyAnswers: 7,
  /** Contacts can be verified, and a room tells whether its own is. */
  verifiesContacts: 7,
  /** An email is stored as it is, without the check for one `@`. */
  takesAnyEmail: 8,
  /** `error-invalid-department` is answered as the code alone, without `errorType`. */
  refusesDepartmentByCode: 8,
  /** Of two rooms that are created at once for one visitor, the second is refused (in a later 8). */
  keepsOneRoom: 8,
  /** `POST livechat/visitor/department.transfer`. */
  transfersVisitors: 8,
} as const satisfies Record<string, Major>;

export type Change = keyof typeof FIRST_WITH;

/** Whether the workspace's version has the change. */
export function has({ serverMajor }: { serverMajor: Major }, change: Change): boolean {
  return serverMajor >= FIRST_WITH[change];
}
