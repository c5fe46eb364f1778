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
  return walk(parse(html)).filter(({ name }) => names.includes(name));
}

function walk(node: Node): Element[] {
  const children = "childNodes" in node ? node.childNodes : [];
  const inside = children.flatMap(walk);
  if (!("tagName" in node)) return inside;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  const text = children.map((child) => ("value" in child ? child.value : "")).join("");
  return [{ name: node.tagName, attributes, text }, ...inside];
}
