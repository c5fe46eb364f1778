import { render } from "preact";
import { loadAddresses } from "../addresses.ts";
import { Configurator } from "./configurator.tsx";

/** The part of an address after its `#` holds the settings: links within the page leave it alone. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  if (!link) return;
  event.preventDefault();
  const target = document.getElementById(link.hash.slice(1));
  target?.closest("details")?.setAttribute("open", "");
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
});

const root = document.querySelector("#configurator");

try {
  const addresses = await loadAddresses();
  if (root) render(<Configurator addresses={addresses} />, root);
} catch (error) {
  console.error("[demo] open this page through `npm start`", error);
  if (root) root.textContent = "Open this page through “npm start”: it needs the addresses of the demo's servers.";
}
