/** Tells the site's owner which setting is not followed and why. */
export type Warn = (setting: string, problem: string) => void;

const said = new Set<string>();

/** In the console, once: settings are read again with each configuration, whenever the panel is opened. */
export const warnOwner: Warn = (setting, problem) => {
  const line = `[prechat] ${setting}: ${problem}`;
  if (!said.has(line)) console.warn(line);
  said.add(line);
};
