import { createBuilder, type Rolldown } from "vite";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const APP = "/src/frame/main.tsx";

/** The build takes 3 s on an idle machine. */
const BUILD_TIMEOUT_MS = 60_000;

/** What went into which chunk of the frame: a build of its own, kept in memory. */
let chunks: Rolldown.OutputChunk[] = [];

beforeAll(async () => {
  // The test runner says "test" here, and Vite would build the development version of JSX.
  vi.stubEnv("NODE_ENV", "production");
  const builder = await createBuilder({ logLevel: "silent", environments: { client: { build: { write: false } } } });
  const { client } = builder.environments;
  if (!client) throw new Error("vite.config.ts has no environment for the frame.");
  const output = [await builder.build(client)].flat() as Rolldown.RolldownOutput[];
  chunks = output.flatMap((result) => result.output).filter((file) => file.type === "chunk");
}, BUILD_TIMEOUT_MS);

const modules = () => chunks.flatMap((chunk) => chunk.moduleIds);

/** Modules of everything that comes before the form: the entry, the app it imports at once, their static imports. */
function modulesUntilForm(): string[] {
  const seen = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) visit(other);
  };
  chunks.filter((chunk) => chunk.name === "boot" || chunk.moduleIds.some((id) => id.endsWith(APP))).forEach(visit);
  return [...seen].flatMap((chunk) => chunk.moduleIds);
}

afterAll(() => vi.unstubAllEnvs());

test("the bundle holds zod/mini, and never the classic entry", () => {
  expect(modules()).toContainEqual(expect.stringContaining("/node_modules/zod/v4/mini/"));
  expect(modules().filter((id) => /\/node_modules\/zod\/(v3|v4\/classic|index)/.test(id))).toEqual([]);
});

test("there is one copy of Preact", () => {
  const copies = modules().filter((id) => /\/node_modules\/preact\/dist\/preact\b[^/]*$/.test(id));
  expect(copies).toHaveLength(1);
});

test("there is one copy of signals", () => {
  const copies = modules().filter((id) => /\/node_modules\/@preact\/signals-core\/dist\/[^/]+$/.test(id));
  expect(new Set(copies).size).toBeLessThanOrEqual(1);
});

test("a locale is a chunk of its own, and none is imported before it is chosen", () => {
  const isLocale = (id: string) => id.includes("/src/frame/i18n/locales/");
  const locales = chunks.filter((chunk) => chunk.moduleIds.some(isLocale));
  expect(locales.length).toBeGreaterThan(30);
  expect(locales.filter((chunk) => chunk.moduleIds.length > 1).map((chunk) => chunk.fileName)).toEqual([]);
  expect(modulesUntilForm().filter(isLocale)).toEqual([]);
});

test("the phone library does not come before the form", () => {
  expect(modulesUntilForm()).toContainEqual(expect.stringContaining(APP));
  expect(modulesUntilForm().filter((id) => id.includes("/libphonenumber-js/"))).toEqual([]);
});
