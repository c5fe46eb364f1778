/**
 * The policy that the frame's document runs under, without a violation. `frame-ancestors` is not in it: it works as a
 * header only.
 *
 * @param connect What the frame may speak to.
 */
export function framePolicy(connect: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${connect}; base-uri 'none'; form-action 'none'`;
}
