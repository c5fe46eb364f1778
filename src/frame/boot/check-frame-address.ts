import { isColor } from "../../protocol/color.ts";
import { warnOwner } from "../owner/warn-owner.ts";

const WORDS: Record<string, string[]> = {
  mode: ["floating", "inline"],
  theme: ["auto", "light", "dark"],
  handoff: ["livechat", "room", "event"],
  match: ["token", "details"],
};

/** Tells the owner of a page without the loader, which would have, what is wrong in the frame's address. */
export function checkAddress(search: string): void {
  const query = new URLSearchParams(search);
  const refuse = (name: string, value: string, remedy: string) =>
    warnOwner(name, `${JSON.stringify(value)} in the frame's address is ignored. Set it to ${remedy}.`);
  for (const [name, words] of Object.entries(WORDS)) {
    const value = query.get(name);
    if (value && !words.includes(value)) refuse(name, value, `one of ${words.join(", ")}`);
  }
  const color = query.get("color");
  if (color && !isColor(color)) refuse("color", color, 'a colour like "#c60", written as %23c60');
}

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
