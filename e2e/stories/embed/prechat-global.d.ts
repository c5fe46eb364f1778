interface Window {
  /** The loader's one global, as a customer's page calls it. */
  Prechat?: (...entry: unknown[]) => unknown;
}
