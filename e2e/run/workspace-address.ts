/**
 * Checks the address of a real workspace.
 *
 * @returns It without a slash at the end; a sub-path is kept.
 * @throws With the remedy, when it is no address of a workspace.
 */
export function parseWorkspaceAddress(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isHttp = url?.protocol === "https:" || url?.protocol === "http:";
  if (!url || !isHttp || url.username || url.search || url.hash) {
    throw new Error(
      `LIVECHAT_SERVER is "${given}", which is not the address of a workspace. It looks like https://chat.example.com`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
