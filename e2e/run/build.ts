import { createBuilder, build as viteBuild } from "vite";

/** Builds `dist/` and `dist-demo/`, as `npm run build` does, without the type declarations and the hashes. */
export async function build(): Promise<void> {
  const builder = await createBuilder({ logLevel: "warn" });
  await builder.buildApp();
  await viteBuild({ configFile: "demo.vite.config.ts", logLevel: "warn" });
}
