/** What is fixed in the frame's document. */
export interface Pins {
  /** Address of the workspace. */
  server: string;
  /** Origins that may embed the frame. */
  parents: string[];
}
