import { type CompatRequest, install } from "./install.ts";

/* Fetched only with `data-compat`: what a page says to the official widget, said to ours. */
const script = document.currentScript as HTMLScriptElement & CompatRequest;
install(script);
script.remove();
