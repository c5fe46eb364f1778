import { createStore } from "../browser/storage.ts";

/**
 * What an earlier visitor left in the frame's storage, before the app reads any of it.
 *
 * @param name Of the widget, when the page gave it one.
 */
export function forget(server: string, name: unknown): void {
  const scope = name ? `${server}#${name}` : server;
  const areas = [createStore(() => localStorage), createStore(() => sessionStorage)];
  for (const key of [`draft:${scope}`, `journal:${scope}`, `consent:${server}`, `token:${server}`]) {
    for (const area of areas) area.write(`prechat:${key}`, undefined);
  }
}
