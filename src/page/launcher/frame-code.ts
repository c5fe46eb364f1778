/**
 * The scripts that every frame begins with, as they are addressed from its document. The build names them in the script
 * that is published beside them; the npm module may meet another frame.
 */
export const FRAME_CODE: readonly string[] = [];
