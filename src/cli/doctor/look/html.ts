import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** An element as a browser's parser finds it. */
export interface Element {
  name: string;
  /** By name, in lower case. */
  attributes: Partial<Record<string, string>>;
  /** The text directly inside. */
  text: string;
}

type Node = DefaultTreeAdapterTypes.Node;

/** The elements of a document with one of these names, in order. What a `<template>` or `<noscript>` holds is none. */
export function elementsOf(html: string, ...names: string[]): Element[] {
  const found: Element[] = [];
  // A stack of its own: a page may be nested more deeply than functions can be.
  const left: Node[] = [parse(html)];
  for (let node = left.pop(); node; node = left.pop()) {
    const children = "childNodes" in node ? node.childNodes : [];
    for (const child of children.toReversed()) left.push(child);
    if (!("tagName" in node) || !names.includes(node.tagName)) continue;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const text = children.map((child) => ("value" in child ? child.value : "")).join("");
    found.push({ name: node.tagName, attributes, text });
  }
  return found;
}
