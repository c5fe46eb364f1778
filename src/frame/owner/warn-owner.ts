/** Tells the site's owner which setting is not followed and why. */
export type Warn = (setting: string, problem: string) => void;

/** In the console. */
export const warnOwner: Warn = (setting, problem) => console.warn(`[prechat] ${setting}: ${problem}`);
