/** An element with properties; never attributes such as `style`, which a strict policy reports. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties?: object,
): HTMLElementTagNameMap[Tag];
export function element(tag: "prechat-widget"): HTMLElement;
export function element(tag: string, properties?: object): HTMLElement {
  return Object.assign(document.createElement(tag), properties);
}
