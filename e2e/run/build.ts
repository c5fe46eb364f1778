import { createBuilder } from "vite";

/** Builds `dist/` and `dist-demo/`, as `npm run build` does, without the type declarations. */
export async function build(): Promise<void> {
  const builder = await createBuilder({ logLevel: "warn" });
  await builder.buildApp();
}
