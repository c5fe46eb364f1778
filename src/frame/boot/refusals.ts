/** Without a workspace there is nothing to show but that. */
export function refuseServer(given: unknown): void {
  console.error(
    `[prechat] server: ${JSON.stringify(given)} is not the address of a workspace. Set it to one like "https://chat.example.com", in an address written as ?server=https%3A%2F%2Fchat.example.com.`,
  );
  document.body.textContent = "This chat is not set up yet: it has no workspace.";
}

/**
 * Opened by itself the frame would show anybody's form on the deployer's origin: it needs a workspace that the deployer
 * has fixed.
 */
export function refuseTopLevel(): void {
  console.error(
    '[prechat] This document stands alone, and no workspace is pinned in it. Add <meta name="prechat-server" content="https://chat.example.com"> to it, or embed it in a page of yours.',
  );
  document.body.textContent = "This chat is part of another page. Please open it there.";
}

/** The deployer has listed who may embed the frame. @param origin As far as the browser or the address tells. */
export function refuseParent(origin: string): void {
  const page = origin || "a page that sends no referrer";
  console.error(
    `[prechat] This frame shows nothing in ${page}: it is not among the prechat-parents of the frame's document. Add its origin there.`,
  );
}
