/** `scheme://host:port/path`, of which only the host has to be there. */
const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w.-]+|\[[\da-f:]+\])(?::(\d+|\*))?(\/.*)?$/i;

/** Whether one source of a policy stands for an address, as CSP 3 matches them. */
export function matchesSource(source: string, url: URL, self: URL): boolean {
  const given = source.toLowerCase();
  if (given === "*") return /^(https?|wss?):$/.test(url.protocol);
  if (given === "'self'")
    return matchesScheme(self.protocol, url.protocol) && self.hostname === url.hostname && samePort(self, url);
  if (/^[a-z][a-z\d+.-]*:$/.test(given)) return matchesScheme(given, url.protocol);
  const [, scheme, host = "", port, path = "/"] = HOST_SOURCE.exec(source) ?? [];
  if (!host) return false;
  return (
    matchesScheme(scheme ? `${scheme.toLowerCase()}:` : self.protocol, url.protocol) &&
    matchesHost(host.toLowerCase(), url.hostname) &&
    matchesPort(port, url, scheme) &&
    matchesPath(path, url.pathname)
  );
}

/** What is allowed without encryption is allowed with it. */
function matchesScheme(allowed: string, protocol: string): boolean {
  return allowed === protocol || (allowed === "http:" && protocol === "https:");
}

function matchesHost(pattern: string, host: string): boolean {
  if (pattern === "*") return true;
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;
}

const DEFAULT_PORTS: Record<string, string> = { "http:": "80", "https:": "443" };
const portOf = ({ port, protocol }: URL) => port || DEFAULT_PORTS[protocol];

function samePort(self: URL, url: URL): boolean {
  const isDefault = (each: URL) => portOf(each) === DEFAULT_PORTS[each.protocol];
  return portOf(self) === portOf(url) || (isDefault(self) && isDefault(url));
}

function matchesPort(port: string | undefined, url: URL, scheme: string | undefined): boolean {
  if (port === "*") return true;
  if (port === undefined) return portOf(url) === DEFAULT_PORTS[url.protocol];
  return port === portOf(url) || (port === "80" && scheme !== "https" && portOf(url) === "443");
}

/** With a slash at the end a path stands for all below it. */
function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith("/") ? path.startsWith(pattern) : path === pattern;
}
