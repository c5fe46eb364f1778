/**
 * Whether two addresses are those of one workspace: case, default port, query and slashes at the end are not looked at.
 *
 * @param server As the command line has read it.
 */
export function isSameServer(given: string, server: string): boolean {
  if (!URL.canParse(given)) return false;
  const { origin, pathname } = new URL(given);
  return origin + pathname.replace(/\/+$/, "") === server;
}
