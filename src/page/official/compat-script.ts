import { currentScript } from "../current-script.ts";
import { type CompatRequest, install } from "./install.ts";

/* Fetched only with `data-compat`: what a page says to the official widget, said to ours. */
const script = currentScript() as HTMLScriptElement & CompatRequest;
install(script);
script.remove();
