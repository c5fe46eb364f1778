/** Whether somebody is there, as the page asks for it. */
export interface Status {
  /** Whether the workspace has chats switched on; `null` when it could not be asked. */
  enabled: boolean | null;
  /** Whether somebody is online, in the department where one is asked for; `null` when it could not be asked. */
  online: boolean | null;
  /**
   * When somebody is there again, by the site's `hours`: milliseconds since 1970. `null` while somebody is online, and
   * where the hours don't tell.
   */
  opensAt: number | null;
}

/** Nobody could be asked. */
export const UNKNOWN_STATUS: Status = { enabled: null, online: null, opensAt: null };
