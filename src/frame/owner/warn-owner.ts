/** Tells the site's owner, in the console, which setting is not followed and why. */
export function warnOwner(setting: string, problem: string): void {
  console.warn(`[prechat] ${setting}: ${problem}`);
}
