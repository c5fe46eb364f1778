declare global {
  interface Navigator {
    /** Chromium's alone (https://wicg.github.io/netinfo/): other browsers say nothing of the network. */
    connection?: { saveData?: boolean; effectiveType?: string };
  }
}

/** Whether a visitor's data is too dear to be spent on a guess. */
export const isThrifty = () =>
  navigator.connection?.saveData || /2g/.test(navigator.connection?.effectiveType as string);
